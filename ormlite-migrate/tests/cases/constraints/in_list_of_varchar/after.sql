CREATE DOMAIN channel AS varchar(10) CHECK (VALUE IN ('web', 'desk'));
CREATE TABLE bookings (
    id integer PRIMARY KEY,
    status varchar(20) NOT NULL,
    nights numeric NOT NULL,
    is_open boolean GENERATED ALWAYS AS (status IN ('held', 'paid')) STORED,
    CONSTRAINT bookings_status_check CHECK (status IN ('held', 'paid', 'sent')),
    CONSTRAINT bookings_nights_check CHECK (nights <> ALL (ARRAY[0, 13]::integer[]))
);
CREATE INDEX bookings_open ON bookings (id) WHERE status IN ('held', 'paid');
CREATE INDEX bookings_rank ON bookings ((status IN ('held', 'paid')));
CREATE POLICY of_sent ON bookings USING (status IN ('sent', 'paid'));
CREATE VIEW open_bookings AS SELECT id FROM bookings WHERE status IN ('held', 'paid');
CREATE RULE no_sent AS ON DELETE TO bookings WHERE old.status IN ('sent', 'paid') DO INSTEAD NOTHING;
CREATE FUNCTION noted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER note BEFORE UPDATE ON bookings FOR EACH ROW
    WHEN (new.status IN ('sent', 'paid')) EXECUTE FUNCTION noted();
