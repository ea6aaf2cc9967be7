CREATE TABLE queue (id bigserial PRIMARY KEY, data text);
