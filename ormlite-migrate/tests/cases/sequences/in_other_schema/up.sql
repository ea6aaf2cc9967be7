DROP SEQUENCE "public"."hits";
CREATE SEQUENCE "counters"."hits" AS bigint;
