-- deletes the table crm.contacts; locks crm.contacts ACCESS EXCLUSIVE
DROP TABLE "crm"."contacts";
DROP SCHEMA "crm";
CREATE SCHEMA IF NOT EXISTS "customers";
CREATE TABLE "customers"."contacts" (
    "id" integer NOT NULL,
    "email" text,
    CONSTRAINT "contacts_email_key" UNIQUE ("email"),
    CONSTRAINT "contacts_pkey" PRIMARY KEY ("id")
);
