DROP TYPE "public"."name_range";
CREATE TYPE "public"."name_range" AS RANGE (SUBTYPE = text, COLLATION = pg_catalog."C", MULTIRANGE_TYPE_NAME = "public"."name_multirange");
