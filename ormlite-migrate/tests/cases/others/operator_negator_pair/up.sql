CREATE OPERATOR public.<~> (FUNCTION = public.differ_ci, LEFTARG = text, RIGHTARG = text, COMMUTATOR = OPERATOR(public.<~>), NEGATOR = OPERATOR(public.=~=));
CREATE OPERATOR public.=~= (FUNCTION = public.same_ci, LEFTARG = text, RIGHTARG = text, COMMUTATOR = OPERATOR(public.=~=), NEGATOR = OPERATOR(public.<~>), RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
