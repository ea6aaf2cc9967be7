CREATE DOMAIN zip_code AS text CONSTRAINT zip_code_format CHECK (VALUE ~ '^\d{5}$');
