DROP PUBLICATION "everything";
CREATE PUBLICATION "everything" FOR ALL TABLES WITH (publish = 'insert, update, delete, truncate');
