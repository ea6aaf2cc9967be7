DROP VIEW "public"."team_names";
ALTER DOMAIN "public"."short_name" RENAME TO "short_name__old";
CREATE DOMAIN "public"."short_name" AS character varying(40) NOT NULL;
ALTER TABLE "public"."teams" ALTER COLUMN "name" TYPE public.short_name USING "name"::text::public.short_name;
DROP DOMAIN "public"."short_name__old";
CREATE VIEW "public"."team_names" AS SELECT teams.name
   FROM public.teams;
