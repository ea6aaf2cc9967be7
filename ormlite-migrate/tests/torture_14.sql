ALTER TABLE core.rooms ALTER note SET COMPRESSION pglz;
CREATE TYPE core.named_span AS RANGE (SUBTYPE = integer, MULTIRANGE_TYPE_NAME = core.spans);
CREATE TABLE core.of_spans (a core.spans, b core.named_span[]);
CREATE STATISTICS core.expression_stats ON (floor + 1), area FROM core.rooms;
CREATE FUNCTION core.standard(a integer) RETURNS integer LANGUAGE sql STABLE
    BEGIN ATOMIC SELECT count(*)::integer + a FROM core.rooms; END;
CREATE PROCEDURE core.giving(OUT a integer) LANGUAGE sql AS 'SELECT 1';
