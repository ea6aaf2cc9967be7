CREATE TABLE bookings (id integer PRIMARY KEY, starts date, ends date, data jsonb);
ALTER TABLE bookings ADD CONSTRAINT period_ok CHECK (ends >= starts OR ends IS NULL);
ALTER TABLE bookings ADD CONSTRAINT data_ok CHECK (jsonb_typeof(data) = 'object' AND data ? 'id' AND (data ->> 'id') ~ '^[a-z]+\d*$');
