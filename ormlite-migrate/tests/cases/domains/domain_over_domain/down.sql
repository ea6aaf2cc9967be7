ALTER DOMAIN "public"."age" DROP CONSTRAINT "age_check";
