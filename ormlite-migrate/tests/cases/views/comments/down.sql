COMMENT ON COLUMN "public"."user_list"."name" IS NULL;
COMMENT ON VIEW "public"."user_list" IS NULL;
