CREATE SCHEMA desk;
-- A policy over a view of the table.
CREATE TABLE desk.accounts (id integer PRIMARY KEY, is_open boolean NOT NULL);
CREATE VIEW desk.open_accounts AS SELECT id FROM desk.accounts WHERE is_open;
CREATE POLICY of_open ON desk.accounts USING (id IN (SELECT id FROM desk.open_accounts));
-- Policies of two tables over each other.
CREATE TABLE desk.guests (id integer PRIMARY KEY, stay integer);
CREATE TABLE desk.stays (id integer PRIMARY KEY, guest integer);
CREATE POLICY of_stay ON desk.guests USING (EXISTS (SELECT FROM desk.stays s WHERE s.guest = guests.id));
CREATE POLICY of_guest ON desk.stays USING (EXISTS (SELECT FROM desk.guests g WHERE g.stay = stays.id));
-- A rule of a view that writes a view over it.
CREATE VIEW desk.plain AS SELECT id FROM desk.guests;
CREATE VIEW desk.over AS SELECT id FROM desk.plain;
CREATE RULE to_over AS ON INSERT TO desk.plain DO INSTEAD DELETE FROM desk.over WHERE id = new.id;
