CREATE TABLE z_countries (code char(2) PRIMARY KEY);
CREATE TABLE m_cities (id integer PRIMARY KEY, country char(2) NOT NULL REFERENCES z_countries);
CREATE TABLE a_streets (id integer PRIMARY KEY, city_id integer NOT NULL REFERENCES m_cities ON DELETE CASCADE);
