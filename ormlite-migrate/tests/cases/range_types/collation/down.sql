DROP TYPE "public"."name_range";
CREATE TYPE "public"."name_range" AS RANGE (SUBTYPE = text, MULTIRANGE_TYPE_NAME = "public"."name_multirange");
