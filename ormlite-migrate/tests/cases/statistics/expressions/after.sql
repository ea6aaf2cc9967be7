CREATE TABLE addresses (zip text, city text, state text);
CREATE STATISTICS addresses_stats ON upper(city), (left(zip, 2)), state FROM addresses;
