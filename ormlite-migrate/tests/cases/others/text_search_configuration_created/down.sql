DROP TEXT SEARCH CONFIGURATION public.simple_english;
