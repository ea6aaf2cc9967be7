SET check_function_bodies = off;
DROP OPERATOR public.<~>(pg_catalog.point,pg_catalog.point);
DROP FUNCTION "public"."near"(point, point);
