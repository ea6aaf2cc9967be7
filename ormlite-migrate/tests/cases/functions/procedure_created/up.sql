SET check_function_bodies = off;
CREATE OR REPLACE PROCEDURE public.finish(IN job integer, INOUT message text DEFAULT 'ok'::text)
 LANGUAGE plpgsql
AS $procedure$ BEGIN UPDATE jobs SET done = true WHERE id = job; END $procedure$;
CREATE TABLE "public"."jobs" (
    "id" integer NOT NULL,
    "done" boolean,
    CONSTRAINT "jobs_pkey" PRIMARY KEY ("id")
);
