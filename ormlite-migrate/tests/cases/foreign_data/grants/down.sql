REVOKE USAGE ON FOREIGN DATA WRAPPER dummy FROM "app_reader";
REVOKE USAGE ON FOREIGN SERVER remote FROM "app_reader";
REVOKE SELECT ON TABLE public.remote_users FROM "app_reader";
