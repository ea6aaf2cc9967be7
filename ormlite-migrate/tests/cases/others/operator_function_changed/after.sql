CREATE FUNCTION near(a point, b point) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT (a <-> b) < 1 $$;
CREATE FUNCTION very_near(a point, b point) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT (a <-> b) < 0.1 $$;
CREATE OPERATOR <~> (LEFTARG = point, RIGHTARG = point, FUNCTION = very_near);
CREATE VIEW closeness AS SELECT point(0, 0) OPERATOR(public.<~>) point(1, 1) AS near;
