CREATE SCHEMA stats;
CREATE TABLE addresses (zip text, city text);
CREATE STATISTICS public.addresses_stats ON zip, city FROM addresses;
