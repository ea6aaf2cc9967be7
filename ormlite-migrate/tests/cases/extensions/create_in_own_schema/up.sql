CREATE SCHEMA IF NOT EXISTS "extensions";
CREATE EXTENSION IF NOT EXISTS "hstore" SCHEMA "extensions" VERSION '1.8' CASCADE;
CREATE TABLE "public"."products" (
    "id" integer NOT NULL,
    "attributes" extensions.hstore,
    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);
