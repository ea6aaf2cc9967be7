ALTER TABLE "public"."users" ADD COLUMN "email" text;
CREATE OR REPLACE VIEW "public"."user_list" AS SELECT users.id,
    users.name,
    users.email
   FROM public.users;
