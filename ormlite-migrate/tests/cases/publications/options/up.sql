ALTER PUBLICATION "shop" SET (publish = 'insert, update', publish_via_partition_root = true);
