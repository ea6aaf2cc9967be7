SET check_function_bodies = off;
ALTER TABLE "public"."docs" DROP CONSTRAINT "t_ok";
DROP FUNCTION "public"."is_ok"(text);
CREATE OR REPLACE FUNCTION public.is_ok(t text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT length(t) $function$;
ALTER TABLE "public"."docs" ADD CONSTRAINT "t_ok" CHECK (public.is_ok(t) > 0) NOT VALID;
-- locks public.docs SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.docs that do not meet it make it fail
ALTER TABLE "public"."docs" VALIDATE CONSTRAINT "t_ok";
