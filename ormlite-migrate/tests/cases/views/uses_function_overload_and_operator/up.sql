SET check_function_bodies = off;
CREATE OPERATOR public.=== (FUNCTION = texteq, LEFTARG = text, RIGHTARG = text);
CREATE OR REPLACE FUNCTION public.twice(a text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT a || a $function$;
CREATE VIEW "public"."doubles" AS SELECT public.twice(21) AS n,
    public.twice('a'::text) AS t,
    ('a'::text OPERATOR(public.===) 'b'::text) AS same;
