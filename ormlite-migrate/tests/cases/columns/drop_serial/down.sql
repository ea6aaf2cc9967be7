CREATE SEQUENCE "public"."events_id_seq" AS bigint;
ALTER TABLE "public"."events" ADD COLUMN "id" bigint;
ALTER TABLE "public"."events" ALTER COLUMN "id" SET DEFAULT nextval('public.events_id_seq'::regclass);
-- locks public.events ROW EXCLUSIVE; reads all rows; has a transaction of its own; public.events has no primary key to write its rows in batches: one statement locks all of them
UPDATE "public"."events" SET "id" = DEFAULT WHERE "id" IS NULL;
ALTER TABLE "public"."events" ADD CONSTRAINT "events_id_not_null_check" CHECK ("id" IS NOT NULL) NOT VALID;
-- locks public.events SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows with NULL in public.events.id make it fail
ALTER TABLE "public"."events" VALIDATE CONSTRAINT "events_id_not_null_check";
ALTER TABLE "public"."events" ALTER COLUMN "id" SET NOT NULL;
ALTER TABLE "public"."events" DROP CONSTRAINT "events_id_not_null_check";
ALTER SEQUENCE "public"."events_id_seq" OWNED BY "public"."events"."id";
