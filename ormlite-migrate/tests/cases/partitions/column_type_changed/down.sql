-- locks public.logs ACCESS EXCLUSIVE; locks public.logs_2023 ACCESS EXCLUSIVE; writes all rows anew; values of public.logs.id that the type integer cannot hold make it fail
ALTER TABLE "public"."logs" ALTER COLUMN "id" TYPE integer;
