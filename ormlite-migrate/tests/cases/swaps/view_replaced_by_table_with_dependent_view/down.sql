DROP VIEW "public"."user_names";
-- deletes the table public.users; locks public.users ACCESS EXCLUSIVE
DROP TABLE "public"."users";
CREATE VIEW "public"."users" AS SELECT base.id,
    base.name
   FROM public.base;
CREATE VIEW "public"."user_names" AS SELECT users.name
   FROM public.users;
