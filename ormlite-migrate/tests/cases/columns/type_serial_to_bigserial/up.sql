ALTER SEQUENCE "public"."items_id_seq" AS bigint;
ALTER TABLE "public"."items" ALTER COLUMN "id" DROP DEFAULT;
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "id" TYPE bigint;
ALTER TABLE "public"."items" ALTER COLUMN "id" SET DEFAULT nextval('public.items_id_seq'::regclass);
