DROP VIEW "public"."team_names";
ALTER DOMAIN "public"."short_name" RENAME TO "short_name_old";
CREATE DOMAIN "public"."short_name" AS character varying(20) NOT NULL;
-- locks public.teams ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."teams" ALTER COLUMN "name" TYPE public.short_name USING "name"::text::public.short_name;
DROP DOMAIN "public"."short_name_old";
CREATE VIEW "public"."team_names" AS SELECT teams.name
   FROM public.teams;
