CREATE VIEW "api"."users" AS SELECT users.id,
    users.name
   FROM public.users;
