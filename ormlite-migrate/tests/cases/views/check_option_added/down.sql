CREATE OR REPLACE VIEW "public"."adults" AS SELECT users.id,
    users.age
   FROM public.users
  WHERE (users.age >= 18);
