ALTER TABLE "public"."events" DROP CONSTRAINT "events_pkey";
-- deletes the column public.events.id; locks public.events ACCESS EXCLUSIVE
ALTER TABLE "public"."events" DROP COLUMN "id";
