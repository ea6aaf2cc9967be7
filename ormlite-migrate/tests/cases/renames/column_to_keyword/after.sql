CREATE TABLE rooms (id int PRIMARY KEY, "check" text CHECK ("check" <> ''), "order" int); CREATE INDEX ON rooms (lower("check"), "order");
