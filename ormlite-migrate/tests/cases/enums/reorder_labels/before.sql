CREATE TYPE priority AS ENUM ('high', 'low', 'medium');
CREATE TABLE tasks (id integer PRIMARY KEY, priority priority);
CREATE INDEX tasks_priority_idx ON tasks (priority);
INSERT INTO tasks VALUES (1, 'high'), (2, 'low'), (3, NULL);
