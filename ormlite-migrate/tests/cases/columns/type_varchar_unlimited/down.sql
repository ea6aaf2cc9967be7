-- locks public.users ACCESS EXCLUSIVE; writes all rows anew; values of public.users.name that the type character varying(100) cannot hold make it fail
ALTER TABLE "public"."users" ALTER COLUMN "name" TYPE character varying(100);
