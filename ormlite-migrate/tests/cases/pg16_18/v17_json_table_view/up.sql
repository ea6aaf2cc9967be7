CREATE VIEW "public"."order_lines" AS SELECT o.id,
    l.n,
    l.sku,
    l.qty
   FROM public.orders o,
    LATERAL JSON_TABLE(
            o.data, '$."lines"[*]' AS lines
            COLUMNS (
                n FOR ORDINALITY,
                sku text PATH '$."sku"',
                qty integer PATH '$."qty"' DEFAULT 1 ON EMPTY
            )
        ) l;
