DROP VIEW "public"."summary";
CREATE TYPE "public"."summary" AS ("n" bigint, "last" date);
