CREATE SEQUENCE "public"."events_id_seq" AS bigint;
-- locks public.events ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."events" ADD COLUMN "id" bigint DEFAULT nextval('public.events_id_seq'::regclass) NOT NULL;
ALTER SEQUENCE "public"."events_id_seq" OWNED BY "public"."events"."id";
