CREATE VIEW "public"."order_ranks" AS WITH recent AS MATERIALIZED (
         SELECT orders.id,
            orders.customer,
            orders.total,
            orders.at
           FROM public.orders
          WHERE (orders.at > (now() - '30 days'::interval))
        )
 SELECT r.id,
    row_number() OVER w AS n,
    sum(r.total) FILTER (WHERE (r.total > (0)::numeric)) OVER (PARTITION BY r.customer ORDER BY r.at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running,
    x.avg_total,
        CASE
            WHEN (EXISTS ( SELECT 1
               FROM public.orders o
              WHERE ((o.customer = r.customer) AND (o.id <> r.id)))) THEN 'again'::text
            ELSE 'first'::text
        END AS kind
   FROM (recent r
     LEFT JOIN LATERAL ( SELECT avg(o.total) AS avg_total
           FROM public.orders o
          WHERE (o.customer = r.customer)) x ON (true))
  WINDOW w AS (PARTITION BY r.customer ORDER BY r.at DESC);
