CREATE PROCEDURE split(IN t text, OUT head text, OUT tail text) LANGUAGE plpgsql AS $$ BEGIN head := left(t, 1); tail := substr(t, 2); END $$;
