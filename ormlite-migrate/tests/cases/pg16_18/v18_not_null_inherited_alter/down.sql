ALTER TABLE "public"."vehicles" ALTER CONSTRAINT "named" NO INHERIT;
ALTER TABLE "public"."trucks" ALTER COLUMN "name" DROP NOT NULL;
