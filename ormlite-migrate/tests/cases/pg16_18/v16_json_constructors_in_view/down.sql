DROP VIEW "public"."user_array";
DROP VIEW "public"."user_json";
