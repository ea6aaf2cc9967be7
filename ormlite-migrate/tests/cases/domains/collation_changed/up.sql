ALTER DOMAIN "public"."code" RENAME TO "code_old";
CREATE DOMAIN "public"."code" AS text COLLATE pg_catalog."C";
DROP DOMAIN "public"."code_old";
