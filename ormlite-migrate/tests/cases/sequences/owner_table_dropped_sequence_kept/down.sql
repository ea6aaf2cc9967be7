CREATE TABLE "public"."invoices" (
    "id" integer NOT NULL,
    "no" integer,
    CONSTRAINT "invoices_pkey" PRIMARY KEY ("id")
);
ALTER SEQUENCE "public"."invoice_no_seq" OWNED BY "public"."invoices"."no";
