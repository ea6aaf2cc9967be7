CREATE TRIGGER user_list_insert INSTEAD OF INSERT OR UPDATE ON public.user_list FOR EACH ROW EXECUTE FUNCTION public.user_list_write();
