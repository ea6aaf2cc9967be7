DROP TRIGGER "logs_row" ON "public"."logs";
CREATE TRIGGER logs_row BEFORE INSERT OR UPDATE ON public.logs FOR EACH ROW EXECUTE FUNCTION public.noop();
