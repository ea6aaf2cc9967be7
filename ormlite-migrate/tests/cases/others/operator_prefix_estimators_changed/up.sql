DROP OPERATOR public.<@@>(pg_catalog.text,pg_catalog.text);
CREATE OPERATOR public.<@@> (FUNCTION = texteq, LEFTARG = text, RIGHTARG = text, RESTRICT = eqsel, JOIN = eqjoinsel);
