DROP VIEW "public"."category_paths";
