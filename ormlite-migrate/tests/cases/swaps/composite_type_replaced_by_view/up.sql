DROP TYPE "public"."summary";
CREATE VIEW "public"."summary" AS SELECT (1)::bigint AS n,
    CURRENT_DATE AS last;
