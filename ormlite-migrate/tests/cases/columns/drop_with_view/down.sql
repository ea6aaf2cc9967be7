ALTER TABLE "public"."users" ADD COLUMN "nickname" text;
CREATE OR REPLACE VIEW "public"."user_names" AS SELECT users.id,
    users.nickname
   FROM public.users;
