ALTER TABLE "public"."rooms" ALTER COLUMN "code" DROP NOT NULL;
