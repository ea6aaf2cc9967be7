ALTER SEQUENCE "public"."items_id_seq" AS integer;
ALTER TABLE "public"."items" ALTER COLUMN "id" DROP DEFAULT;
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.id that the type integer cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "id" TYPE integer;
ALTER TABLE "public"."items" ALTER COLUMN "id" SET DEFAULT nextval('public.items_id_seq'::regclass);
