ALTER TABLE "public"."users" ALTER COLUMN "name" DROP DEFAULT;
ALTER TABLE "public"."users" ALTER COLUMN "name" TYPE character varying(100);
ALTER TABLE "public"."users" ALTER COLUMN "name" SET DEFAULT 'anonymous'::character varying;
