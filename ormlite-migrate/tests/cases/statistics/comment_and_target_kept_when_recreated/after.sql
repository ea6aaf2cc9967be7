CREATE TABLE addresses (zip text, city text, state text);
CREATE STATISTICS addresses_stats ON zip, state FROM addresses;
ALTER STATISTICS addresses_stats SET STATISTICS 0;
COMMENT ON STATISTICS addresses_stats IS 'correlated';
