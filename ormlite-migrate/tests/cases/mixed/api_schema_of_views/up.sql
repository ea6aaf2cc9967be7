SET check_function_bodies = off;
CREATE SCHEMA IF NOT EXISTS "api";
GRANT USAGE ON SCHEMA "api" TO "app_reader";
CREATE VIEW "api"."users" WITH ("security_barrier" = 'true') AS SELECT users.id,
    users.email
   FROM public.users;
GRANT SELECT ON TABLE "api"."users" TO "app_reader";
CREATE OR REPLACE FUNCTION api.post_count(u api.users)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$ SELECT count(*) FROM public.posts WHERE user_id = u.id $function$;
CREATE VIEW "api"."posts" AS SELECT p.id,
    p.body,
    u.email AS author
   FROM (public.posts p
     JOIN api.users u ON ((u.id = p.user_id)));
GRANT SELECT ON TABLE "api"."posts" TO "app_reader";
