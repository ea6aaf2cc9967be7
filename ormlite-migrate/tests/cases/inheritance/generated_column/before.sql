CREATE TABLE rectangles (w integer, h integer);
CREATE TABLE squares () INHERITS (rectangles);
INSERT INTO squares VALUES (2, 2);
