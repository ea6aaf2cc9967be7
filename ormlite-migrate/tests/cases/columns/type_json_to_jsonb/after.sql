CREATE TABLE settings (id integer PRIMARY KEY, value jsonb DEFAULT '{}'::jsonb);
