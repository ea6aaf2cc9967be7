CREATE TABLE rectangles (width integer, height integer);
INSERT INTO rectangles VALUES (2, 3);
