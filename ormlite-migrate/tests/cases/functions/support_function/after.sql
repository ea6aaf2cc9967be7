CREATE FUNCTION series(a integer) RETURNS SETOF integer LANGUAGE internal STRICT AS 'generate_series_int4'
SUPPORT generate_series_int4_support
;
