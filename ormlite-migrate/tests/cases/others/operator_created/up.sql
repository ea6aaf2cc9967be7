SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.near(a point, b point)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT (a <-> b) < 1 $function$;
CREATE OPERATOR public.<~> (FUNCTION = public.near, LEFTARG = point, RIGHTARG = point, COMMUTATOR = OPERATOR(public.<~>), RESTRICT = contsel, JOIN = contjoinsel);
COMMENT ON OPERATOR public.<~>(pg_catalog.point,pg_catalog.point) IS 'close together';
