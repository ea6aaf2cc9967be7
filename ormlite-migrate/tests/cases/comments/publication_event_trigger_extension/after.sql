CREATE EXTENSION citext;
CREATE PUBLICATION pub;
CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION on_ddl();
COMMENT ON EXTENSION citext IS 'own words';
COMMENT ON PUBLICATION pub IS 'publication';
COMMENT ON EVENT TRIGGER watch IS 'event trigger';
