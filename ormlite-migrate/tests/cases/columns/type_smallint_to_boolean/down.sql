-- locks public.users ACCESS EXCLUSIVE; writes all rows anew; values of public.users.is_admin that the type smallint cannot hold make it fail
ALTER TABLE "public"."users" ALTER COLUMN "is_admin" TYPE smallint USING "is_admin"::integer::smallint;
