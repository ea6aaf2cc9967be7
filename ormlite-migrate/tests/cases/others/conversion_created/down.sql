DROP CONVERSION public.latin1_to_utf8;
