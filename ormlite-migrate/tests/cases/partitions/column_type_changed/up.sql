-- locks public.logs ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."logs" ALTER COLUMN "id" TYPE bigint;
