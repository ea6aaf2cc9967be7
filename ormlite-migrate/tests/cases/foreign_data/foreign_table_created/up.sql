CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER remote FOREIGN DATA WRAPPER dummy;
CREATE FOREIGN TABLE public.remote_users (id integer OPTIONS (column_name 'user_id') NOT NULL, name text DEFAULT 'x'::text, CONSTRAINT id_positive CHECK ((id > 0))) SERVER remote OPTIONS (table_name 'users');
