DROP TRIGGER "docs_a" ON "public"."docs";
CREATE TRIGGER docs_a BEFORE UPDATE ON public.docs FOR EACH ROW EXECUTE FUNCTION util.noop();
