SET check_function_bodies = off;
ALTER TABLE "public"."bookings" DROP CONSTRAINT "bookings_status_check";
CREATE DOMAIN "public"."channel" AS character varying(10);
ALTER DOMAIN "public"."channel" ADD CONSTRAINT "channel_check" CHECK ((VALUE)::text = ANY (ARRAY[('web'::character varying)::text, ('desk'::character varying)::text]));
CREATE OR REPLACE FUNCTION public.noted()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$BEGIN RETURN new; END$function$;
-- locks public.bookings ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."bookings" ADD COLUMN "is_open" boolean GENERATED ALWAYS AS ((status)::text = ANY (ARRAY[('held'::character varying)::text, ('paid'::character varying)::text])) STORED;
-- locks public.bookings SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "bookings_open" ON "public"."bookings" USING "btree" ("id") WHERE (status)::text = ANY (ARRAY[('held'::character varying)::text, ('paid'::character varying)::text]);
-- locks public.bookings SHARE UPDATE EXCLUSIVE; builds an index; runs outside of a transaction
CREATE INDEX CONCURRENTLY "bookings_rank" ON "public"."bookings" USING "btree" ((((status)::text = ANY (ARRAY[('held'::character varying)::text, ('paid'::character varying)::text]))));
ALTER TABLE "public"."bookings" ADD CONSTRAINT "bookings_nights_check" CHECK (nights <> ALL (ARRAY[(0)::numeric, (13)::numeric])) NOT VALID;
-- locks public.bookings SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.bookings that do not meet it make it fail
ALTER TABLE "public"."bookings" VALIDATE CONSTRAINT "bookings_nights_check";
ALTER TABLE "public"."bookings" ADD CONSTRAINT "bookings_status_check" CHECK ((status)::text = ANY (ARRAY[('held'::character varying)::text, ('paid'::character varying)::text, ('sent'::character varying)::text])) NOT VALID;
-- locks public.bookings SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.bookings that do not meet it make it fail
ALTER TABLE "public"."bookings" VALIDATE CONSTRAINT "bookings_status_check";
CREATE VIEW "public"."open_bookings" AS SELECT bookings.id
   FROM public.bookings
  WHERE ((bookings.status)::text = ANY (ARRAY[('held'::character varying)::text, ('paid'::character varying)::text]));
CREATE RULE no_sent AS
    ON DELETE TO public.bookings
   WHERE ((old.status)::text = ANY (ARRAY[('sent'::character varying)::text, ('paid'::character varying)::text])) DO INSTEAD NOTHING;
CREATE TRIGGER note BEFORE UPDATE ON public.bookings FOR EACH ROW WHEN (((new.status)::text = ANY (ARRAY[('sent'::character varying)::text, ('paid'::character varying)::text]))) EXECUTE FUNCTION public.noted();
CREATE POLICY "of_sent" ON "public"."bookings" USING ((status)::text = ANY (ARRAY[('sent'::character varying)::text, ('paid'::character varying)::text]));
