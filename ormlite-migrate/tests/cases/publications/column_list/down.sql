ALTER PUBLICATION "shop" SET TABLE ONLY "public"."orders" ("id", "region", "secret");
