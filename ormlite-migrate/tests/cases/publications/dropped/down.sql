CREATE PUBLICATION "Shop & Co" FOR TABLE ONLY "public"."orders" WITH (publish = 'insert, update, delete, truncate');
