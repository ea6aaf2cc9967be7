CREATE TABLE log (id bigserial PRIMARY KEY, line text);
CREATE FUNCTION a_log(line text) RETURNS bigint LANGUAGE sql BEGIN ATOMIC INSERT INTO log (line) VALUES (a_log.line) RETURNING id; END;
CREATE FUNCTION a_a_log() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT a_log('x'); END;
