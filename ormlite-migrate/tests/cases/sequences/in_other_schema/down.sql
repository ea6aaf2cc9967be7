DROP SEQUENCE "counters"."hits";
CREATE SEQUENCE "public"."hits" AS bigint;
