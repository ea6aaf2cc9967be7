CREATE DOMAIN quantity AS integer CONSTRAINT quantity_must_be_positive CHECK (VALUE > 0);
