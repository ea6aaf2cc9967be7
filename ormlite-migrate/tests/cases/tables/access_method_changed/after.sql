CREATE ACCESS METHOD heap_copy TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE metrics (id integer PRIMARY KEY, value real) USING heap_copy;
