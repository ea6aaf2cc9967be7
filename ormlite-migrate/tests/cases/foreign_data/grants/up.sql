GRANT USAGE ON FOREIGN DATA WRAPPER dummy TO "app_reader";
GRANT USAGE ON FOREIGN SERVER remote TO "app_reader";
GRANT SELECT ON TABLE public.remote_users TO "app_reader";
