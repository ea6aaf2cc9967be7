CREATE SCHEMA counters;
CREATE SEQUENCE public.hits;
