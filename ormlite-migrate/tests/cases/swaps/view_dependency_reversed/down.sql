CREATE OR REPLACE VIEW "public"."va" AS SELECT users.id,
    users.name
   FROM public.users;
CREATE OR REPLACE VIEW "public"."vb" AS SELECT va.id,
    va.name
   FROM public.va;
