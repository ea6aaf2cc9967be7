CREATE EXTENSION IF NOT EXISTS "btree_gist" SCHEMA "public" VERSION '1.7' CASCADE;
CREATE TABLE "public"."rooms" (
    "id" integer NOT NULL,
    CONSTRAINT "rooms_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "public"."bookings" ADD COLUMN "cancelled" boolean DEFAULT false NOT NULL;
-- locks public.bookings ACCESS EXCLUSIVE; writes all rows anew
ALTER TABLE "public"."bookings" ADD COLUMN "during" tstzrange GENERATED ALWAYS AS (tstzrange(starts, ends)) STORED;
-- locks public.bookings ACCESS EXCLUSIVE; builds an index; rows of public.bookings that exclude each other make it fail
ALTER TABLE "public"."bookings" ADD CONSTRAINT "bookings_no_overlap" EXCLUDE USING "gist" ("room_id" WITH =, "during" WITH &&) WHERE (NOT cancelled);
ALTER TABLE "public"."bookings" ADD CONSTRAINT "bookings_order" CHECK (ends > starts) NOT VALID;
-- locks public.bookings SHARE UPDATE EXCLUSIVE; reads all rows; has a transaction of its own; rows of public.bookings that do not meet it make it fail
ALTER TABLE "public"."bookings" VALIDATE CONSTRAINT "bookings_order";
ALTER TABLE "public"."bookings" ADD CONSTRAINT "bookings_room_fk" FOREIGN KEY ("room_id") REFERENCES "public"."rooms" ("id") NOT VALID;
