ALTER TABLE "public"."people" ALTER COLUMN "full_name" DROP EXPRESSION;
