ALTER TYPE "public"."address" RENAME TO "address_old";
CREATE TYPE "public"."address" AS ("street" text, "zip" text, "city" text);
DROP TYPE "public"."address_old";
