DROP TRIGGER "logs_row" ON "public"."logs";
CREATE TRIGGER logs_row BEFORE INSERT ON public.logs FOR EACH ROW EXECUTE FUNCTION public.noop();
