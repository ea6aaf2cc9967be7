-- locks public.users ACCESS EXCLUSIVE; reads all rows; public.users must be empty: the new column `nickname` is NOT NULL and has no default
ALTER TABLE "public"."users" ADD COLUMN "nickname" text NOT NULL;
