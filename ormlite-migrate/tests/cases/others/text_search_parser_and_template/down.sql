DROP TEXT SEARCH CONFIGURATION public.own_config;
DROP TEXT SEARCH DICTIONARY public.own_dictionary;
DROP TEXT SEARCH PARSER public.own_parser;
DROP TEXT SEARCH TEMPLATE public.own_template;
