-- locks public.users ACCESS EXCLUSIVE; public.users must be empty: the new column `nickname` is NOT NULL and has no default
ALTER TABLE "public"."users" ADD COLUMN "nickname" text NOT NULL;
