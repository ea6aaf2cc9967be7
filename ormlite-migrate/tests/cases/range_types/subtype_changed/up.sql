DROP TYPE "public"."reading_range";
CREATE TYPE "public"."reading_range" AS RANGE (SUBTYPE = double precision, MULTIRANGE_TYPE_NAME = "public"."reading_multirange");
