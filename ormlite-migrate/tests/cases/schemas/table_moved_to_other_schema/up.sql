-- deletes the table public.events; locks public.events ACCESS EXCLUSIVE
DROP TABLE "public"."events";
CREATE TABLE "archive"."events" (
    "id" bigint NOT NULL,
    "payload" text,
    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "events_payload_idx" ON "archive"."events" USING "btree" ("payload");
