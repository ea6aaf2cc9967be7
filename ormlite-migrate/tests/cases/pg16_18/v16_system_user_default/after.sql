CREATE TABLE logins (id integer PRIMARY KEY, who text DEFAULT SYSTEM_USER);
