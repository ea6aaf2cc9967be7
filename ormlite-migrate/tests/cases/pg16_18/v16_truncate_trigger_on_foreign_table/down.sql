DROP TRIGGER no_truncate on public.remote_users;
