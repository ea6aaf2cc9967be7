CREATE TABLE articles (id integer PRIMARY KEY, title text NOT NULL, body text NOT NULL);
INSERT INTO articles VALUES (1, 'Élan', 'plenty of it');
