ALTER TABLE "public"."p1" RENAME CONSTRAINT "fk1" TO "fk";
ALTER TABLE "public"."p" ADD CONSTRAINT "fk" FOREIGN KEY ("a") REFERENCES "public"."q" ("a");
