DROP TRIGGER "docs_check" ON "public"."docs";
CREATE TRIGGER docs_check AFTER INSERT ON public.docs FOR EACH ROW EXECUTE FUNCTION public.noop();
