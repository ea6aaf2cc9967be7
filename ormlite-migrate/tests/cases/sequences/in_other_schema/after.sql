CREATE SCHEMA counters;
CREATE SEQUENCE counters.hits;
