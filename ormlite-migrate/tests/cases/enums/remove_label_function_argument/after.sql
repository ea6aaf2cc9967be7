CREATE TYPE unit AS ENUM ('kg', 'lb');
CREATE FUNCTION to_kg(amount numeric, u unit DEFAULT 'kg') RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT CASE u WHEN 'lb' THEN amount * 0.4536 ELSE amount END $$;
CREATE TABLE parcels (id integer PRIMARY KEY, weight numeric, unit unit, kg numeric GENERATED ALWAYS AS (to_kg(weight, unit)) STORED);
