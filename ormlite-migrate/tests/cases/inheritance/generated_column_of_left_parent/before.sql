CREATE TABLE rectangles (w integer, h integer, area integer GENERATED ALWAYS AS (w * h) STORED);
CREATE TABLE squares (w integer, h integer, area integer GENERATED ALWAYS AS (w * h) STORED) INHERITS (rectangles);
INSERT INTO squares VALUES (2, 2);
