ALTER TYPE "public"."measurement" RENAME TO "measurement_old";
CREATE TYPE "public"."measurement" AS ("sensor" integer, "value" real);
DROP TYPE "public"."measurement_old";
