CREATE SCHEMA IF NOT EXISTS "billing";
CREATE TYPE "billing"."invoice_state" AS ENUM ('draft', 'sent', 'paid');
CREATE TABLE "billing"."invoices" (
    "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
    "state" billing.invoice_state DEFAULT 'draft'::billing.invoice_state NOT NULL,
    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "invoices_state_idx" ON "billing"."invoices" USING "btree" ("state");
