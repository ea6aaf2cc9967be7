CREATE TABLE addresses (zip text, city text);
CREATE STATISTICS addresses_stats ON zip, city FROM addresses;
ALTER STATISTICS addresses_stats SET STATISTICS 1000;
