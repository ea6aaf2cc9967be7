CREATE OR REPLACE VIEW "public"."adults" WITH ("security_barrier" = 'true') AS SELECT users.id,
    users.age
   FROM public.users
  WHERE (users.age >= 18)
WITH CASCADED CHECK OPTION;
