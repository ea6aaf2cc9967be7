DROP PUBLICATION "everything";
CREATE PUBLICATION "everything" WITH (publish = 'insert, update, delete, truncate');
