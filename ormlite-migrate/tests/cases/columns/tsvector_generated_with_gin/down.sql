DROP INDEX "public"."articles_search_idx";
ALTER TABLE "public"."articles" DROP COLUMN "search";
