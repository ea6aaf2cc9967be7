ALTER TABLE "public"."cities" DROP CONSTRAINT "cities_country_fkey";
-- locks public.cities ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."cities" ALTER COLUMN "country" TYPE text;
-- locks public.countries ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."countries" ALTER COLUMN "code" TYPE text;
ALTER TABLE "public"."cities" ADD CONSTRAINT "cities_country_fkey" FOREIGN KEY ("country") REFERENCES "public"."countries" ("code") NOT VALID;
-- locks public.cities SHARE UPDATE EXCLUSIVE; locks public.countries ROW SHARE; reads all rows; has a transaction of its own; rows of public.cities without a row of public.countries make it fail
ALTER TABLE "public"."cities" VALIDATE CONSTRAINT "cities_country_fkey";
