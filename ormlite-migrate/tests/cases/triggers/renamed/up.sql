DROP TRIGGER "docs_a" ON "public"."docs";
CREATE TRIGGER "Docs: touch" BEFORE UPDATE ON public.docs FOR EACH ROW EXECUTE FUNCTION public.noop();
