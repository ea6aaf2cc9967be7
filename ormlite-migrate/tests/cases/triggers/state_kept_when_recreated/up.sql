DROP TRIGGER "docs_a" ON "public"."docs";
CREATE TRIGGER docs_a BEFORE INSERT OR UPDATE ON public.docs FOR EACH ROW EXECUTE FUNCTION public.noop();
ALTER TABLE "public"."docs" DISABLE TRIGGER "docs_a";
COMMENT ON TRIGGER "docs_a" ON "public"."docs" IS 'switched off';
