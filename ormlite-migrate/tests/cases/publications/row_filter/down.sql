ALTER PUBLICATION "shop" SET TABLE ONLY "public"."orders";
