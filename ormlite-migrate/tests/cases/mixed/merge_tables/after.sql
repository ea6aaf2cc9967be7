CREATE TABLE companies (id integer PRIMARY KEY, name text, street text, city text);
CREATE VIEW company_list AS SELECT id, name, city FROM companies;
