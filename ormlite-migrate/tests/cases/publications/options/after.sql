CREATE PUBLICATION shop WITH (publish = 'insert, update', publish_via_partition_root = true);
