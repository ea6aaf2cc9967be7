CREATE TABLE addresses (zip text, city text, state text);
CREATE STATISTICS addresses_stats (dependencies) ON zip, city FROM addresses;
