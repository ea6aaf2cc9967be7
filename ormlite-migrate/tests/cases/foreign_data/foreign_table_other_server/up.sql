DROP FOREIGN TABLE public.remote_users;
CREATE FOREIGN TABLE public.remote_users (id integer) SERVER two;
