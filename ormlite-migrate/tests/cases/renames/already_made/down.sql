ALTER TABLE "public"."suites" ALTER COLUMN "price" DROP NOT NULL;
