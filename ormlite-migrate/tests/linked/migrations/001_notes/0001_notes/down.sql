DROP TABLE linked.notes;
DROP SCHEMA linked;
