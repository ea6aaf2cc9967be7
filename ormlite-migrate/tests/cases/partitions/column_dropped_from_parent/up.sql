-- deletes the column public.logs.message; locks public.logs ACCESS EXCLUSIVE; locks public.logs_2023 ACCESS EXCLUSIVE
ALTER TABLE "public"."logs" DROP COLUMN "message";
