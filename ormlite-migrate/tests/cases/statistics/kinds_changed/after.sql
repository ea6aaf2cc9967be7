CREATE TABLE addresses (zip text, city text, state text);
CREATE STATISTICS addresses_stats (ndistinct, mcv) ON zip, city FROM addresses;
