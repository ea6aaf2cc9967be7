ALTER TABLE "public"."p" ADD CONSTRAINT "fk" FOREIGN KEY ("a") REFERENCES "public"."q" ("a");
