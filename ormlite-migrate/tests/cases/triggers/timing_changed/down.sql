DROP TRIGGER "docs_any" ON "public"."docs";
CREATE TRIGGER docs_any BEFORE INSERT ON public.docs FOR EACH ROW EXECUTE FUNCTION public.noop();
