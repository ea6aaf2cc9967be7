CREATE PUBLICATION "orders_pub" WITH (publish = 'insert, update, delete, truncate');
