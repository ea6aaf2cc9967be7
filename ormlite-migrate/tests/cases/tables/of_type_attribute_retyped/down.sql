ALTER TABLE "public"."items" NOT OF;
ALTER TABLE "public"."more" NOT OF;
ALTER TYPE "public"."item" RENAME TO "item_old";
CREATE TYPE "public"."item" AS ("a" integer, "b" integer);
DROP TYPE "public"."item_old";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.b that the type integer cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "b" TYPE integer;
-- locks public.more ACCESS EXCLUSIVE; writes all rows anew; values of public.more.b that the type integer cannot hold make it fail
ALTER TABLE "public"."more" ALTER COLUMN "b" TYPE integer;
ALTER TABLE "public"."items" OF "public"."item";
ALTER TABLE "public"."more" OF "public"."item";
