DROP POLICY "team_notes" ON "public"."notes";
-- locks public.members ACCESS EXCLUSIVE; writes all rows anew; values of public.members.team_id that the type integer cannot hold make it fail
ALTER TABLE "public"."members" ALTER COLUMN "team_id" TYPE integer;
CREATE POLICY "team_notes" ON "public"."notes" USING (EXISTS ( SELECT 1
   FROM public.members m
  WHERE ((m.team_id = notes.team_id) AND (m.login = CURRENT_USER))));
