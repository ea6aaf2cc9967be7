DROP VIEW "public"."user_list";
CREATE VIEW "public"."user_list" AS SELECT users.id,
    users.name
   FROM public.users;
COMMENT ON COLUMN "public"."user_list"."name" IS 'shown';
COMMENT ON VIEW "public"."user_list" IS 'everybody';
GRANT SELECT ON TABLE "public"."user_list" TO "app_reader";
