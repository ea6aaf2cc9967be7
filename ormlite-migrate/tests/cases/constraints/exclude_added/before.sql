CREATE TABLE bookings (id integer PRIMARY KEY, during tsrange);
INSERT INTO bookings VALUES (1, '[2024-01-01,2024-01-02)');
