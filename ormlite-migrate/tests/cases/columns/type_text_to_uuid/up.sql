-- locks public.sessions ACCESS EXCLUSIVE; writes all rows anew; values of public.sessions.id that the type uuid cannot hold make it fail
ALTER TABLE "public"."sessions" ALTER COLUMN "id" TYPE uuid USING "id"::text::uuid;
