DROP PUBLICATION "orders_pub";
