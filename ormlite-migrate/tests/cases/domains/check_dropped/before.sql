CREATE DOMAIN quantity AS integer CONSTRAINT quantity_positive CHECK (VALUE > 0) CONSTRAINT quantity_small CHECK (VALUE < 1000);
