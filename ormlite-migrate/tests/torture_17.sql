CREATE DOMAIN core.named_not_null AS integer CONSTRAINT never_null NOT NULL;
CREATE TABLE core.numbered (id bigint GENERATED ALWAYS AS IDENTITY, a integer)
    PARTITION BY RANGE (a);
CREATE TABLE core.numbered_0 PARTITION OF core.numbered FOR VALUES FROM (0) TO (10);
CREATE COLLATION core.builtin (PROVIDER = builtin, LOCALE = 'C.UTF-8');
