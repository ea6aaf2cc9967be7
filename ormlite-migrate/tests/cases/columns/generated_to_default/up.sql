ALTER TABLE "public"."items" ALTER COLUMN "note" DROP EXPRESSION;
ALTER TABLE ONLY "public"."items" ALTER COLUMN "note" SET DEFAULT 'none'::text;
