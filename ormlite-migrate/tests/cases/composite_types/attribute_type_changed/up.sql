ALTER TYPE "public"."measurement" RENAME TO "measurement_old";
CREATE TYPE "public"."measurement" AS ("sensor" integer, "value" double precision);
DROP TYPE "public"."measurement_old";
