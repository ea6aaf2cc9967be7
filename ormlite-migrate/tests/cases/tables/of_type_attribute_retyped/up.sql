ALTER TABLE "public"."items" NOT OF;
ALTER TABLE "public"."more" NOT OF;
ALTER TYPE "public"."item" RENAME TO "item_old";
CREATE TYPE "public"."item" AS ("a" integer, "b" bigint);
DROP TYPE "public"."item_old";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "b" TYPE bigint;
-- locks public.more ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."more" ALTER COLUMN "b" TYPE bigint;
ALTER TABLE "public"."items" OF "public"."item";
ALTER TABLE "public"."more" OF "public"."item";
