CREATE VIEW "public"."local_events" AS SELECT id,
    (at AT LOCAL) AS at,
    'infinity'::interval AS forever
   FROM public.events;
