ALTER TABLE "public"."users" DROP CONSTRAINT "users_name_check";
-- locks public.users SHARE UPDATE EXCLUSIVE; runs outside of a transaction
DROP INDEX CONCURRENTLY "public"."users_name_idx";
ALTER TABLE "public"."users" ALTER COLUMN "name" DROP DEFAULT;
-- locks public.users ACCESS EXCLUSIVE; writes all rows anew; values of public.users.name that the type character varying(40) cannot hold make it fail
ALTER TABLE "public"."users" ALTER COLUMN "name" TYPE character varying(40);
ALTER TABLE "public"."users" ALTER COLUMN "name" SET DEFAULT 'x'::character varying;
-- locks public.users SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "users_name_idx" ON "public"."users" USING "btree" (lower((name)::text)) WHERE (name)::text <> 'system'::text;
ALTER TABLE "public"."users" ADD CONSTRAINT "users_name_check" CHECK ((name)::text <> ''::text) NOT VALID;
-- locks public.users SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.users that do not meet it make it fail
ALTER TABLE "public"."users" VALIDATE CONSTRAINT "users_name_check";
