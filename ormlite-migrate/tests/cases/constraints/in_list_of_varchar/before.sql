CREATE TABLE bookings (
    id integer PRIMARY KEY,
    status varchar(20) NOT NULL,
    nights numeric NOT NULL,
    CONSTRAINT bookings_status_check CHECK (status IN ('held', 'paid', 'it''s (off]'))
);
