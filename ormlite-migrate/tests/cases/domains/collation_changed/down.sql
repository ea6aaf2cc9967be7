ALTER DOMAIN "public"."code" RENAME TO "code__old";
CREATE DOMAIN "public"."code" AS text;
DROP DOMAIN "public"."code__old";
