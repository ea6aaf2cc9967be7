ALTER PUBLICATION "shop" SET TABLE ONLY "public"."customers", TABLE ONLY "public"."orders";
