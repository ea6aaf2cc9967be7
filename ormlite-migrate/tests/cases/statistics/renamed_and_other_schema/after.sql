CREATE SCHEMA stats;
CREATE TABLE addresses (zip text, city text);
CREATE STATISTICS stats.zip_city ON zip, city FROM addresses;
