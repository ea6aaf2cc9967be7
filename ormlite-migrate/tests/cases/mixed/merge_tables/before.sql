CREATE TABLE companies (id integer PRIMARY KEY, name text);
CREATE TABLE company_addresses (company_id integer PRIMARY KEY REFERENCES companies, street text, city text);
CREATE VIEW company_list AS SELECT c.id, c.name, a.city FROM companies c LEFT JOIN company_addresses a ON a.company_id = c.id;
INSERT INTO companies VALUES (1, 'Acme');
