ALTER TABLE ONLY "public"."a" ALTER COLUMN "id" SET DEFAULT nextval('public.s1'::regclass);
ALTER TABLE ONLY "public"."b" ALTER COLUMN "id" SET DEFAULT nextval('public.s2'::regclass);
ALTER SEQUENCE "public"."s1" OWNED BY "public"."a"."id";
ALTER SEQUENCE "public"."s2" OWNED BY "public"."b"."id";
