DROP FOREIGN TABLE public.remote_users;
CREATE FOREIGN TABLE public.remote_users (id integer OPTIONS (column_name 'user_id'), name text) SERVER remote OPTIONS (table_name 'users');
