SET check_function_bodies = off;
DROP VIEW "public"."doubles";
DROP FUNCTION "public"."twice"(text);
DROP OPERATOR public.===(pg_catalog.text,pg_catalog.text);
