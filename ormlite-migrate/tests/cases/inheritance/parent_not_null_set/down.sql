ALTER TABLE "public"."vehicles" ALTER COLUMN "name" DROP NOT NULL;
