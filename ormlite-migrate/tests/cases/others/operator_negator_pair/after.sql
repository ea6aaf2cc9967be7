CREATE FUNCTION same_ci(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT lower(a) = lower(b) $$;
CREATE FUNCTION differ_ci(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT lower(a) <> lower(b) $$;
CREATE OPERATOR =~= (LEFTARG = text, RIGHTARG = text, FUNCTION = same_ci, COMMUTATOR = =~=, NEGATOR = <~>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
CREATE OPERATOR <~> (LEFTARG = text, RIGHTARG = text, FUNCTION = differ_ci, COMMUTATOR = <~>, NEGATOR = =~=);
