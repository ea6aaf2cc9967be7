-- deletes the table customers.contacts; locks customers.contacts ACCESS EXCLUSIVE
DROP TABLE "customers"."contacts";
DROP SCHEMA "customers";
CREATE SCHEMA IF NOT EXISTS "crm";
CREATE TABLE "crm"."contacts" (
    "id" integer NOT NULL,
    "email" text,
    CONSTRAINT "contacts_email_key" UNIQUE ("email"),
    CONSTRAINT "contacts_pkey" PRIMARY KEY ("id")
);
