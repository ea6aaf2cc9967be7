ALTER TYPE "public"."color" RENAME TO "color_old";
CREATE TYPE "public"."color" AS ENUM ('red', 'gray');
-- locks public.cars ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."cars" ALTER COLUMN "color" TYPE public.color USING "color"::text::public.color;
-- rows with a removed label make it fail: grey
DROP TYPE "public"."color_old";
