SET check_function_bodies = off;
DROP FUNCTION "public"."take"(text, integer);
