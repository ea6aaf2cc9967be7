CREATE OR REPLACE VIEW "public"."user_names" AS SELECT users.id,
    ('user '::text || users.id) AS nickname
   FROM public.users;
-- deletes the column public.users.nickname; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "nickname";
