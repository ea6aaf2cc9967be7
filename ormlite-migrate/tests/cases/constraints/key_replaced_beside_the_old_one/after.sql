CREATE TABLE rooms (
    id integer NOT NULL,
    hotel integer NOT NULL,
    number text,
    CONSTRAINT rooms_pkey PRIMARY KEY (hotel, id),
    CONSTRAINT rooms_number UNIQUE (hotel, number) DEFERRABLE
);
COMMENT ON CONSTRAINT rooms_number ON rooms IS 'by hotel';
CREATE TABLE keys (room integer);
