ALTER TABLE "public"."users" ALTER COLUMN "is_admin" DROP DEFAULT;
-- locks public.users ACCESS EXCLUSIVE; writes all rows anew; values of public.users.is_admin that the type integer cannot hold make it fail
ALTER TABLE "public"."users" ALTER COLUMN "is_admin" TYPE integer USING "is_admin"::integer;
ALTER TABLE "public"."users" ALTER COLUMN "is_admin" SET DEFAULT 0;
