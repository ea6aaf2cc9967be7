-- locks public.countries ACCESS EXCLUSIVE; writes all rows anew; values of public.countries.code that the type character varying(3) cannot hold make it fail
ALTER TABLE "public"."countries" ALTER COLUMN "code" TYPE character varying(3);
