DROP TRIGGER "docs_update" ON "public"."docs";
CREATE TRIGGER docs_update BEFORE UPDATE ON public.docs FOR EACH ROW WHEN ((old.body IS DISTINCT FROM new.body)) EXECUTE FUNCTION public.noop();
