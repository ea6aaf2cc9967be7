CREATE TEXT SEARCH CONFIGURATION simple_english (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION simple_english ALTER MAPPING FOR asciiword, word WITH simple;
ALTER TEXT SEARCH CONFIGURATION simple_english DROP MAPPING FOR email, url;
