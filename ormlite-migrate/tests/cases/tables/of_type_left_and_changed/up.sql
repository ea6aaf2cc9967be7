ALTER TABLE "public"."items" NOT OF;
ALTER TABLE "public"."items" ALTER COLUMN "a" DROP NOT NULL;
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."items" ALTER COLUMN "b" TYPE text;
