CREATE TABLE core.bookings (
    room integer,
    during daterange,
    twice integer GENERATED ALWAYS AS (room * 2) VIRTUAL,
    note text CONSTRAINT note_there NOT NULL NO INHERIT,
    CONSTRAINT bookings_key PRIMARY KEY (room, during WITHOUT OVERLAPS),
    CONSTRAINT unenforced CHECK (room > 0) NOT ENFORCED
);
COMMENT ON CONSTRAINT note_there ON core.bookings IS 'Always';
CREATE TABLE core.stays (
    room integer,
    during daterange,
    guest uuid,
    CONSTRAINT of_booking FOREIGN KEY (room, PERIOD during)
        REFERENCES core.bookings (room, PERIOD during),
    CONSTRAINT of_guest FOREIGN KEY (guest) REFERENCES core.guests NOT ENFORCED
);
ALTER TABLE core.stays ADD CONSTRAINT guest_there NOT NULL guest NOT VALID;
CREATE PUBLICATION torture_generated FOR TABLE core.rooms
    WITH (publish_generated_columns = stored);
ALTER DEFAULT PRIVILEGES FOR ROLE "torture-Writer" GRANT SELECT ON LARGE OBJECTS TO torture_reader;
