CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY, city text);
