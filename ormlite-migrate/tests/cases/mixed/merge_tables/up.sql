ALTER TABLE "public"."companies" ADD COLUMN "city" text;
ALTER TABLE "public"."companies" ADD COLUMN "street" text;
CREATE OR REPLACE VIEW "public"."company_list" AS SELECT companies.id,
    companies.name,
    companies.city
   FROM public.companies;
-- deletes the table public.company_addresses; locks public.company_addresses ACCESS EXCLUSIVE; locks public.companies ACCESS EXCLUSIVE
DROP TABLE "public"."company_addresses";
