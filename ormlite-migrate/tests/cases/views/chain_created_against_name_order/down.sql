DROP VIEW "public"."a_top";
DROP VIEW "public"."m_middle";
DROP VIEW "public"."z_base";
