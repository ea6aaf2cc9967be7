CREATE SEQUENCE "public"."user_numbers" AS integer;
ALTER TABLE ONLY "public"."users" ALTER COLUMN "id" SET DEFAULT nextval('public.user_numbers'::regclass);
DROP SEQUENCE "public"."users_id_seq";
ALTER SEQUENCE "public"."user_numbers" OWNED BY "public"."users"."id";
