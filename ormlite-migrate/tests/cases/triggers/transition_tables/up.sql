DROP TRIGGER "docs_update" ON "public"."docs";
CREATE TRIGGER docs_update AFTER UPDATE ON public.docs REFERENCING OLD TABLE AS old_rows NEW TABLE AS "New Rows" FOR EACH STATEMENT EXECUTE FUNCTION public.noop();
