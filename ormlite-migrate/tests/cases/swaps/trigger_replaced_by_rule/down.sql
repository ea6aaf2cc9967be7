DROP RULE "keep" ON "public"."docs";
CREATE TRIGGER keep BEFORE DELETE ON public.docs FOR EACH ROW EXECUTE FUNCTION public.noop();
