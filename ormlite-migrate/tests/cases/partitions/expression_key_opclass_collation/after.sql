CREATE TABLE people (first text, last text, at timestamptz) PARTITION BY RANGE (lower(last) COLLATE "C" text_pattern_ops, first COLLATE "C");
CREATE TABLE people_a_m PARTITION OF people FOR VALUES FROM ('a', MINVALUE) TO ('m', MAXVALUE);
