ALTER TABLE "public"."sessions" ALTER COLUMN "id" DROP DEFAULT;
-- locks public.sessions ACCESS EXCLUSIVE; writes all rows anew; values of public.sessions.id that the type bigint cannot hold make it fail
ALTER TABLE "public"."sessions" ALTER COLUMN "id" TYPE bigint USING "id"::text::bigint;
