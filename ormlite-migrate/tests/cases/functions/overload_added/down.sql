SET check_function_bodies = off;
DROP FUNCTION "public"."area"(box);
DROP FUNCTION "public"."area"(integer, integer);
