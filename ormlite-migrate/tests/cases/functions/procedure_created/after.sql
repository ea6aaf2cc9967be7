CREATE TABLE jobs (id integer PRIMARY KEY, done boolean);
CREATE PROCEDURE finish(job integer, INOUT message text DEFAULT 'ok') LANGUAGE plpgsql AS $$ BEGIN UPDATE jobs SET done = true WHERE id = job; END $$;
