DROP TRIGGER "docs_any" ON "public"."docs";
CREATE TRIGGER docs_any AFTER UPDATE ON public.docs FOR EACH STATEMENT EXECUTE FUNCTION public.noop();
