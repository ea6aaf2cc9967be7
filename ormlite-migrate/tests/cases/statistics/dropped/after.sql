CREATE TABLE addresses (zip text, city text);
