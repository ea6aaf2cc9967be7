CREATE TRUSTED LANGUAGE plpgsql_copy HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
CREATE FUNCTION copied() RETURNS integer LANGUAGE plpgsql_copy AS $$ BEGIN RETURN 1; END $$;
