ALTER TABLE "public"."closed" DROP CONSTRAINT "nothing_more";
