CREATE FUNCTION near(a point, b point) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT (a <-> b) < 1 $$;
CREATE OPERATOR <~> (LEFTARG = point, RIGHTARG = point, FUNCTION = near, COMMUTATOR = <~>, RESTRICT = contsel, JOIN = contjoinsel);
COMMENT ON OPERATOR <~> (point, point) IS 'close together';
