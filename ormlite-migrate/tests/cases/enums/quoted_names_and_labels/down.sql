ALTER TYPE "public"."Order Status" RENAME TO "Order Status_old";
CREATE TYPE "public"."Order Status" AS ENUM ('it''s new', 'Paid "in full"', '');
ALTER TABLE "public"."Orders" ALTER COLUMN "Status" DROP DEFAULT;
-- locks public."Orders" ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."Orders" ALTER COLUMN "Status" TYPE public."Order Status" USING "Status"::text::public."Order Status";
ALTER TABLE "public"."Orders" ALTER COLUMN "Status" SET DEFAULT 'it''s new'::public."Order Status";
-- rows with a removed label make it fail: half\paid, été
DROP TYPE "public"."Order Status_old";
