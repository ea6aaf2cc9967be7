CREATE TABLE addresses (zip text, city text, state text);
CREATE STATISTICS addresses_stats ON lower(city), zip FROM addresses;
