SET check_function_bodies = off;
CREATE TABLE "public"."users" (
    "id" integer NOT NULL,
    "first" text,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
CREATE OR REPLACE FUNCTION public.a_label(u public.users)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ SELECT u.first $function$;
