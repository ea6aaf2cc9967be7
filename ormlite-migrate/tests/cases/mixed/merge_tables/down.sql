-- deletes the column public.companies.street; locks public.companies ACCESS EXCLUSIVE
ALTER TABLE "public"."companies" DROP COLUMN "street";
CREATE TABLE "public"."company_addresses" (
    "company_id" integer NOT NULL,
    "street" text,
    "city" text,
    CONSTRAINT "company_addresses_pkey" PRIMARY KEY ("company_id")
);
ALTER TABLE "public"."company_addresses" ADD CONSTRAINT "company_addresses_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "public"."companies" ("id");
CREATE OR REPLACE VIEW "public"."company_list" AS SELECT c.id,
    c.name,
    a.city
   FROM (public.companies c
     LEFT JOIN public.company_addresses a ON ((a.company_id = c.id)));
-- deletes the column public.companies.city; locks public.companies ACCESS EXCLUSIVE
ALTER TABLE "public"."companies" DROP COLUMN "city";
