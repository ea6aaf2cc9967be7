CREATE TABLE sales (region text, amount bigint, CONSTRAINT amount_small CHECK (amount < 1_000_000));
