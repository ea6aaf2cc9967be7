ALTER TABLE "public"."trucks" ALTER COLUMN "name" DROP NOT NULL;
