CREATE TABLE items (price integer, qty integer, note text GENERATED ALWAYS AS ('none') STORED);
INSERT INTO items VALUES (2, 3);
