ALTER TABLE "public"."users" ALTER COLUMN "is_admin" DROP DEFAULT;
-- locks public.users ACCESS EXCLUSIVE; writes all rows anew; values of public.users.is_admin that the type boolean cannot hold make it fail
ALTER TABLE "public"."users" ALTER COLUMN "is_admin" TYPE boolean USING "is_admin"::boolean;
ALTER TABLE "public"."users" ALTER COLUMN "is_admin" SET DEFAULT false;
