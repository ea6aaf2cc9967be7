CREATE TABLE rectangles (w integer, h integer, area integer GENERATED ALWAYS AS (w * h) STORED);
CREATE TABLE squares () INHERITS (rectangles);
