ALTER TYPE "public"."measurement" RENAME TO "measurement__old";
CREATE TYPE "public"."measurement" AS ("sensor" integer, "value" real);
DROP TYPE "public"."measurement__old";
