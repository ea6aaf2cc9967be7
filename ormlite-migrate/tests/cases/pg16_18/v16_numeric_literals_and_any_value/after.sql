CREATE TABLE sales (region text, amount bigint, CONSTRAINT amount_small CHECK (amount < 1_000_000));
CREATE VIEW one_sale AS SELECT region, any_value(amount) AS sample, 0xFF AS mask FROM sales GROUP BY region;
