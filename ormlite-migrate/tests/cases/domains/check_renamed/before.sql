CREATE DOMAIN quantity AS integer CONSTRAINT quantity_check CHECK (VALUE > 0);
