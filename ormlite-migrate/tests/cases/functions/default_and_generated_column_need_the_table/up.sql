SET check_function_bodies = off;
CREATE TABLE "public"."items" (
    "id" integer NOT NULL,
    "position" integer,
    "label" text,
    CONSTRAINT "items_pkey" PRIMARY KEY ("id")
);
CREATE OR REPLACE FUNCTION public.next_position()
 RETURNS integer
 LANGUAGE sql
BEGIN ATOMIC
 SELECT (COALESCE(max(items."position"), 0) + 1)
    FROM public.items;
END;
CREATE OR REPLACE FUNCTION public.shown(label text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
BEGIN ATOMIC
 SELECT (max(shown.label) || count(*))
    FROM public.items;
END;
ALTER TABLE "public"."items" ADD COLUMN "shown" text GENERATED ALWAYS AS (public.shown(label)) STORED;
ALTER TABLE ONLY "public"."items" ALTER COLUMN "position" SET DEFAULT public.next_position();
