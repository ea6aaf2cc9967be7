DROP TRIGGER "docs_any" ON "public"."docs";
CREATE TRIGGER docs_any AFTER INSERT OR DELETE OR UPDATE ON public.docs FOR EACH ROW EXECUTE FUNCTION public.noop();
