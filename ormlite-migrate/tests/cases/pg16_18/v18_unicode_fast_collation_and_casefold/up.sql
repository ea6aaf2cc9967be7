-- locks public.users ACCESS EXCLUSIVE; builds an index
ALTER TABLE "public"."users" ALTER COLUMN "login" TYPE text COLLATE pg_catalog.pg_unicode_fast;
