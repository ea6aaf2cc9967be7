-- deletes the table archive.events; locks archive.events ACCESS EXCLUSIVE
DROP TABLE "archive"."events";
CREATE TABLE "public"."events" (
    "id" bigint NOT NULL,
    "payload" text,
    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "events_payload_idx" ON "public"."events" USING "btree" ("payload");
