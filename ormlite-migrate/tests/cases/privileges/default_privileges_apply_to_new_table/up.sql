SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION public.one()
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT 1 $function$;
REVOKE EXECUTE ON ROUTINE "public"."one"() FROM PUBLIC;
CREATE TABLE "public"."secrets" (
    "id" integer NOT NULL,
    CONSTRAINT "secrets_pkey" PRIMARY KEY ("id")
);
REVOKE SELECT ON TABLE "public"."secrets" FROM "app_reader";
CREATE TABLE "public"."users" (
    "id" integer NOT NULL,
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
GRANT SELECT ON TABLE "public"."users" TO "app_reader";
