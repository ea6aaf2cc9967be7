CREATE SEQUENCE "public"."users_id_seq" AS integer;
ALTER TABLE ONLY "public"."users" ALTER COLUMN "id" SET DEFAULT nextval('public.users_id_seq'::regclass);
ALTER SEQUENCE "public"."users_id_seq" OWNED BY "public"."users"."id";
SELECT setval('"public"."users_id_seq"', max("id")) FROM "public"."users" HAVING max("id") >= 1;
