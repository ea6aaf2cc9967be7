CREATE OR REPLACE VIEW "public"."vb" AS SELECT users.id,
    users.name
   FROM public.users;
CREATE OR REPLACE VIEW "public"."va" AS SELECT vb.id,
    vb.name
   FROM public.vb;
