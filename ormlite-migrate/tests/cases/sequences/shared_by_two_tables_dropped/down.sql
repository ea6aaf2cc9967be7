CREATE SEQUENCE "public"."global_id" AS bigint;
ALTER TABLE ONLY "public"."teams" ALTER COLUMN "id" SET DEFAULT nextval('public.global_id'::regclass);
ALTER TABLE ONLY "public"."users" ALTER COLUMN "id" SET DEFAULT nextval('public.global_id'::regclass);
