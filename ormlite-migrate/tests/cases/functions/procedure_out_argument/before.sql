CREATE PROCEDURE split(IN t text, OUT head text) LANGUAGE plpgsql AS $$ BEGIN head := left(t, 1); END $$;
