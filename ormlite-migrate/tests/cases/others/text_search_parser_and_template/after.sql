CREATE TEXT SEARCH PARSER own_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE own_template (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY own_dictionary (TEMPLATE = own_template);
CREATE TEXT SEARCH CONFIGURATION own_config (PARSER = own_parser);
ALTER TEXT SEARCH CONFIGURATION own_config ADD MAPPING FOR word WITH own_dictionary;
