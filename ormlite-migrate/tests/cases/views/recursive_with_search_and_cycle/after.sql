CREATE TABLE edges (src integer, dst integer);
CREATE VIEW reachable AS WITH RECURSIVE r(src, dst) AS (SELECT src, dst FROM edges UNION ALL SELECT r.src, e.dst FROM r JOIN edges e ON e.src = r.dst) SEARCH BREADTH FIRST BY src SET ordering CYCLE src, dst SET is_cycle USING path SELECT src, dst, is_cycle FROM r ORDER BY ordering;
