SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.a_setting(n text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ SELECT value FROM settings WHERE name = n $function$;
CREATE TABLE "public"."settings" (
    "name" text NOT NULL,
    "value" text,
    CONSTRAINT "settings_pkey" PRIMARY KEY ("name")
);
