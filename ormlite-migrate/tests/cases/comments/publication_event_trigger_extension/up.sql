COMMENT ON EXTENSION "citext" IS 'own words';
COMMENT ON PUBLICATION "pub" IS 'publication';
COMMENT ON EVENT TRIGGER "watch" IS 'event trigger';
