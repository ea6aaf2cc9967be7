SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ BEGIN RETURN NEW; END $function$;
ALTER TABLE "public"."notes" ADD COLUMN "owner" text;
CREATE TRIGGER notes_owner BEFORE UPDATE OF owner ON public.notes FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE POLICY "own_notes" ON "public"."notes" USING (owner = CURRENT_USER);
