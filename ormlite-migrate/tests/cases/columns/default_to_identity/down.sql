ALTER TABLE "public"."users" ALTER COLUMN "id" DROP IDENTITY;
ALTER TABLE ONLY "public"."users" ALTER COLUMN "id" SET DEFAULT nextval('public.ids'::regclass);
