DROP CONVERSION public.utf8_to_latin1;
CREATE CONVERSION public.utf8_to_latin1 FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
