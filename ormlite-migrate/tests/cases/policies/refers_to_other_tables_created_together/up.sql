CREATE TABLE "public"."a_notes" (
    "id" integer NOT NULL,
    "team_id" integer,
    CONSTRAINT "a_notes_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."a_notes" ENABLE ROW LEVEL SECURITY;
CREATE TABLE "public"."z_members" (
    "team_id" integer,
    "login" name
);
CREATE POLICY "team_notes" ON "public"."a_notes" USING (team_id IN ( SELECT m.team_id
   FROM public.z_members m
  WHERE (m.login = CURRENT_USER)));
