ALTER TABLE ONLY "public"."orders" REPLICA IDENTITY USING INDEX "orders_number_key";
