DROP VIEW "public"."user_list";
-- deletes the column public.users.email; locks public.users ACCESS EXCLUSIVE
ALTER TABLE "public"."users" DROP COLUMN "email";
CREATE VIEW "public"."user_list" AS SELECT users.id,
    users.name
   FROM public.users;
