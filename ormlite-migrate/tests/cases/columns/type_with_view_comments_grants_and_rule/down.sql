DROP VIEW "public"."item_names";
-- locks public.items ACCESS EXCLUSIVE; writes all rows anew; values of public.items.name that the type character varying(20) cannot hold make it fail
ALTER TABLE "public"."items" ALTER COLUMN "name" TYPE character varying(20);
CREATE VIEW "public"."item_names" AS SELECT items.id,
    items.name
   FROM public.items;
ALTER TABLE "public"."item_names" ALTER COLUMN "name" SET DEFAULT 'unnamed'::character varying;
COMMENT ON COLUMN "public"."item_names"."name" IS 'as shown';
GRANT SELECT ON TABLE "public"."item_names" TO "app_reader";
CREATE RULE item_names_insert AS
    ON INSERT TO public.item_names DO INSTEAD  INSERT INTO public.items (id, name)
  VALUES (new.id, new.name);
