CREATE TYPE currency AS ENUM ('eur', 'usd', 'dem');
CREATE DOMAIN main_currency AS currency DEFAULT 'eur' CHECK (VALUE <> 'usd');
CREATE TYPE money_amount AS (amount numeric, currency currency);
CREATE TABLE prices (id integer PRIMARY KEY, price money_amount, shown_in main_currency);
