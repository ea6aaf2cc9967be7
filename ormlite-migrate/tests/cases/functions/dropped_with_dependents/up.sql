SET check_function_bodies = off;
DROP VIEW "public"."normal_names";
ALTER TABLE "public"."users" DROP CONSTRAINT "name_normal";
-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."users_norm_idx";
ALTER TABLE ONLY "public"."users" ALTER COLUMN "name" DROP DEFAULT;
DROP FUNCTION "public"."norm"(text);
