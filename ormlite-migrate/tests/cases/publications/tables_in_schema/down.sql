ALTER PUBLICATION "shop" SET TABLE ONLY "sales"."orders";
