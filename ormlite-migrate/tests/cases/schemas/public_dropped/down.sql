CREATE SCHEMA IF NOT EXISTS "public";
CREATE TABLE "public"."notes" (
    "id" integer NOT NULL,
    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);
