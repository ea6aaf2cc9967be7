CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER remote FOREIGN DATA WRAPPER dummy;
CREATE FOREIGN TABLE remote_users (id bigint OPTIONS (column_name 'uid'), name text NOT NULL, email text) SERVER remote OPTIONS (table_name 'people', schema_name 'crm');
