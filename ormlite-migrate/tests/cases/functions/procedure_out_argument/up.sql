SET check_function_bodies = off;
DROP PROCEDURE "public"."split"(text);
CREATE OR REPLACE PROCEDURE public.split(IN t text, OUT head text, OUT tail text)
 LANGUAGE plpgsql
AS $procedure$ BEGIN head := left(t, 1); tail := substr(t, 2); END $procedure$;
