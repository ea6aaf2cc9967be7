SET check_function_bodies = off;
DROP TRIGGER "docs_heavy" ON "public"."docs";
DROP FUNCTION "public"."weight"(text);
CREATE OR REPLACE FUNCTION public.weight(t text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT length(t) $function$;
CREATE TRIGGER docs_heavy BEFORE INSERT ON public.docs FOR EACH ROW WHEN ((public.weight(new.t) > 10)) EXECUTE FUNCTION public.noop();
