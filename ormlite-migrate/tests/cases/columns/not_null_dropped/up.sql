ALTER TABLE "public"."users" ALTER COLUMN "city" DROP NOT NULL;
