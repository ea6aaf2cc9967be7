-- deletes the column public.users.created_at; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "created_at";
-- deletes the column public.users.settings; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "settings";
-- deletes the column public.users.tags; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "tags";
-- deletes the column public.users.updated_at; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "updated_at";
