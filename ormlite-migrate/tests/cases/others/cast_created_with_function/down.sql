SET check_function_bodies = off;
DROP CAST (public.point3 AS pg_catalog.text);
DROP FUNCTION "public"."point3_text"(public.point3);
