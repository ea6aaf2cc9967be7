ALTER TABLE "public"."logs" ADD CONSTRAINT "logs_source_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources" ("id") NOT VALID;
