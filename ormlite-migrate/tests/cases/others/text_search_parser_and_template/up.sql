CREATE TEXT SEARCH PARSER public.own_parser (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE public.own_template (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY public.own_dictionary (TEMPLATE = public.own_template);
CREATE TEXT SEARCH CONFIGURATION public.own_config (PARSER = public.own_parser);
ALTER TEXT SEARCH CONFIGURATION public.own_config ADD MAPPING FOR word WITH public.own_dictionary;
