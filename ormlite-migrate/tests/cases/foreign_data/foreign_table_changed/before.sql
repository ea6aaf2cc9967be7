CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER remote FOREIGN DATA WRAPPER dummy;
CREATE FOREIGN TABLE remote_users (id integer OPTIONS (column_name 'user_id'), name text) SERVER remote OPTIONS (table_name 'users');
