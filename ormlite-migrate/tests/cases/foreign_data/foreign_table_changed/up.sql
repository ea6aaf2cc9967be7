DROP FOREIGN TABLE public.remote_users;
CREATE FOREIGN TABLE public.remote_users (id bigint OPTIONS (column_name 'uid'), name text NOT NULL, email text) SERVER remote OPTIONS (table_name 'people', schema_name 'crm');
