CREATE TABLE articles (id integer PRIMARY KEY, title text, body text);
INSERT INTO articles VALUES (1, 'Cats', 'cats and dogs');
