ALTER TABLE "public"."cities" DROP CONSTRAINT "cities_country_fkey";
ALTER TABLE "public"."countries" DROP CONSTRAINT "countries_code_key";
