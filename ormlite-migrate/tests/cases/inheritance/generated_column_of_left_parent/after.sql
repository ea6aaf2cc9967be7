CREATE TABLE rectangles (w integer, h integer);
CREATE TABLE squares (w integer, h integer, area integer GENERATED ALWAYS AS (w * h) STORED);
