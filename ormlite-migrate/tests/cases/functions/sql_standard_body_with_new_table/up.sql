SET check_function_bodies = off;
CREATE SEQUENCE "public"."log_id_seq" AS bigint;
CREATE TABLE "public"."log" (
    "id" bigint DEFAULT nextval('public.log_id_seq'::regclass) NOT NULL,
    "line" text,
    CONSTRAINT "log_pkey" PRIMARY KEY ("id")
);
CREATE OR REPLACE FUNCTION public.a_log(line text)
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 INSERT INTO public.log (line)
   VALUES (a_log.line)
   RETURNING log.id;
END;
CREATE OR REPLACE FUNCTION public.a_a_log()
 RETURNS bigint
 LANGUAGE sql
BEGIN ATOMIC
 SELECT public.a_log('x'::text) AS a_log;
END;
ALTER SEQUENCE "public"."log_id_seq" OWNED BY "public"."log"."id";
