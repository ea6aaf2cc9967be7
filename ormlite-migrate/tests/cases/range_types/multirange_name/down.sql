DROP TYPE "public"."inet_range";
CREATE TYPE "public"."inet_range" AS RANGE (SUBTYPE = inet, MULTIRANGE_TYPE_NAME = "public"."inet_multirange");
