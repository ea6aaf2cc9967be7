CREATE TABLE addresses (zip text, city text);
CREATE STATISTICS ON zip, city FROM addresses;
