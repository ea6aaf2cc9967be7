ALTER TABLE "public"."cities" DROP CONSTRAINT "cities_country_fkey";
-- locks public.countries SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."countries_code_idx";
