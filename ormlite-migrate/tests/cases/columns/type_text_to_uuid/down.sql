-- locks public.sessions ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."sessions" ALTER COLUMN "id" TYPE text;
