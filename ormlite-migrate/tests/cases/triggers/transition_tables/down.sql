DROP TRIGGER "docs_update" ON "public"."docs";
CREATE TRIGGER docs_update AFTER UPDATE ON public.docs REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.noop();
