ALTER TYPE "public"."address" RENAME TO "address__old";
CREATE TYPE "public"."address" AS ("street" text, "zip" text, "city" text);
DROP TYPE "public"."address__old";
