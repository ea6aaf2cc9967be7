SET check_function_bodies = off;
DROP FUNCTION "public"."greet"(text);
