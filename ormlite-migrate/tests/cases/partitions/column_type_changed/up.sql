-- locks public.logs ACCESS EXCLUSIVE; locks public.logs_2023 ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."logs" ALTER COLUMN "id" TYPE bigint;
