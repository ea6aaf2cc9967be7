SET check_function_bodies = off;
ALTER DOMAIN "public"."iban" DROP CONSTRAINT "iban_valid";
DROP FUNCTION "public"."is_iban"(text);
