-- deletes the column public.logs.message; locks public.logs ACCESS EXCLUSIVE
ALTER TABLE "public"."logs" DROP COLUMN "message";
