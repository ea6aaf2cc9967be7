-- locks public.users ACCESS EXCLUSIVE; writes all rows anew; values of public.users.email that the type public.email cannot hold make it fail
ALTER TABLE "public"."users" ALTER COLUMN "email" TYPE public.email;
