CREATE COLLATION public.fast_utf8 (PROVIDER = builtin, LOCALE = 'C.UTF-8');
-- locks public.users ACCESS EXCLUSIVE; builds an index
ALTER TABLE "public"."users" ALTER COLUMN "name" TYPE text COLLATE public.fast_utf8;
