CREATE EXTENSION IF NOT EXISTS "postgres_fdw" SCHEMA "public" VERSION '1.1' CASCADE;
CREATE SERVER other_db FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.example.com', dbname 'shop');
CREATE FOREIGN TABLE public.products (id integer, name text) SERVER other_db OPTIONS (schema_name 'public', table_name 'products');
-- the options of the user mapping postgres on server other_db are not part of the plan: set them by ALTER USER MAPPING
CREATE USER MAPPING FOR postgres SERVER other_db;
