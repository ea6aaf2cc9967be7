-- deletes the column public.users.legacy_id; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "legacy_id";
