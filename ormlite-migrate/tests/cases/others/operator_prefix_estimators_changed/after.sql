CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(t) $$;
CREATE OPERATOR !!! (RIGHTARG = text, FUNCTION = shout);
CREATE OPERATOR <@@> (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq
, RESTRICT = eqsel, JOIN = eqjoinsel
);
