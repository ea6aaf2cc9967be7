DROP VIEW "public"."local_events";
