SET check_function_bodies = off;
CREATE TABLE "public"."items" (
    "id" integer NOT NULL,
    "parent_id" integer,
    CONSTRAINT "items_pkey" PRIMARY KEY ("id")
);
CREATE OR REPLACE FUNCTION public.depth(i public.items)
 RETURNS integer
 LANGUAGE plpgsql
 IMMUTABLE
AS $function$ BEGIN RETURN CASE WHEN i.parent_id IS NULL THEN 0 ELSE 1 END; END $function$;
ALTER TABLE "public"."items" ADD CONSTRAINT "shallow" CHECK (public.depth(items.*) < 2);
