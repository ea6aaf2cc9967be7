CREATE FUNCTION series(a integer) RETURNS SETOF integer LANGUAGE internal STRICT AS 'generate_series_int4'
;
