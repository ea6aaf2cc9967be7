CREATE EXTENSION postgres_fdw;
CREATE SERVER other_db FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db.example.com', dbname 'shop');
CREATE USER MAPPING FOR CURRENT_USER SERVER other_db OPTIONS ("user" 'shop', password 'secret');
CREATE FOREIGN TABLE products (id integer, name text) SERVER other_db OPTIONS (schema_name 'public', table_name 'products');
