ALTER PUBLICATION "shop" SET TABLE ONLY "public"."orders" WHERE ((region = 'eu'::text) AND (id > 10));
