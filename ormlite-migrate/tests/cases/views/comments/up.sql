COMMENT ON COLUMN "public"."user_list"."name" IS 'shown';
COMMENT ON VIEW "public"."user_list" IS 'everybody';
