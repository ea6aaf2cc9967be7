-- locks public.docs ACCESS EXCLUSIVE; writes all rows anew; values of public.docs.body that the type character varying(100) cannot hold make it fail
ALTER TABLE "public"."docs" ALTER COLUMN "body" TYPE character varying(100) COLLATE pg_catalog."C";
ALTER TABLE ONLY "public"."docs" ALTER COLUMN "body" SET STORAGE EXTERNAL;
