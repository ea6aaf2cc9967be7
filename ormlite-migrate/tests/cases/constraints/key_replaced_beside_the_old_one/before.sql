CREATE TABLE rooms (
    id integer NOT NULL,
    hotel integer NOT NULL,
    number text,
    CONSTRAINT rooms_pkey PRIMARY KEY (id),
    CONSTRAINT rooms_number UNIQUE (number)
);
COMMENT ON CONSTRAINT rooms_number ON rooms IS 'by number';
CREATE TABLE keys (room integer REFERENCES rooms (id));
