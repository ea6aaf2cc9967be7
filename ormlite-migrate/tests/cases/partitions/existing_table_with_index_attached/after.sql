CREATE TABLE logs (id bigint NOT NULL, at date NOT NULL, CONSTRAINT logs_pkey PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE INDEX logs_at_idx ON logs (at);
CREATE TABLE logs_old (id bigint NOT NULL, at date NOT NULL, CONSTRAINT logs_old_pkey PRIMARY KEY (id, at));
CREATE INDEX logs_old_at_idx ON logs_old (at);
ALTER TABLE logs ATTACH PARTITION logs_old FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
