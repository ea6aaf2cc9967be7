ALTER DOMAIN "public"."code" RENAME TO "code_old";
CREATE DOMAIN "public"."code" AS text;
DROP DOMAIN "public"."code_old";
