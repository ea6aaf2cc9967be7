ALTER TABLE "public"."p" DROP CONSTRAINT "fk";
ALTER TABLE "public"."p1" ADD CONSTRAINT "fk" FOREIGN KEY ("a") REFERENCES "public"."q" ("a") NOT VALID;
-- locks public.p1 SHARE UPDATE EXCLUSIVE; locks public.q ROW SHARE; reads all rows; has a transaction of its own; rows of public.p1 without a row of public.q make it fail
ALTER TABLE "public"."p1" VALIDATE CONSTRAINT "fk";
