CREATE TABLE rectangles (width integer, height integer, area integer GENERATED ALWAYS AS (width * height) STORED NOT NULL);
