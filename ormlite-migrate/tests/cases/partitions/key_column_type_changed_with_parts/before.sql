CREATE TABLE accounts (id integer PRIMARY KEY);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TABLE logs (
    id integer NOT NULL,
    account_id integer REFERENCES accounts,
    note text CHECK (note <> ''),
    length integer GENERATED ALWAYS AS (length(note)) STORED,
    PRIMARY KEY (id)
) PARTITION BY RANGE (id);
COMMENT ON TABLE logs IS 'What happened';
CREATE TABLE logs_low PARTITION OF logs FOR VALUES FROM (0) TO (1000);
CREATE TABLE logs_high PARTITION OF logs FOR VALUES FROM (1000) TO (2000) PARTITION BY RANGE (id);
CREATE TABLE logs_high_1 PARTITION OF logs_high FOR VALUES FROM (1000) TO (1500);
CREATE TABLE logs_rest PARTITION OF logs DEFAULT;
CREATE INDEX logs_note_idx ON logs (note);
CREATE INDEX logs_low_own_idx ON logs_low (length);
CREATE TRIGGER touch BEFORE UPDATE ON logs FOR EACH ROW EXECUTE FUNCTION touch();
CREATE TABLE remarks (id integer PRIMARY KEY, log_id integer REFERENCES logs);
CREATE VIEW recent AS SELECT id, note FROM logs WHERE id > 500;
INSERT INTO logs (id, note) VALUES (1, 'one'), (1001, 'two'), (5000, 'three');
