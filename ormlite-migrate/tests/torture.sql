-- Every object of a database and every form of it, for PostgreSQL 13 and later.
-- `torture_14.sql` and so on have what later versions can say.

CREATE SCHEMA core;
CREATE SCHEMA "Odd-Schema";
CREATE SCHEMA archive;
COMMENT ON SCHEMA core IS 'Rooms and their types';

CREATE EXTENSION btree_gist SCHEMA public;
CREATE EXTENSION hstore SCHEMA core;
COMMENT ON EXTENSION hstore IS 'a comment of our own';

-- Roles are of the server, so a test may find them.
DO $$ BEGIN
    CREATE ROLE torture_reader;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN
    CREATE ROLE "torture-Writer";
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;

-- Types

CREATE TYPE core.room_status AS ENUM ('free', 'taken', 'it''s closed');
ALTER TYPE core.room_status ADD VALUE 'cleaning' BEFORE 'taken';
COMMENT ON TYPE core.room_status IS 'Whether guests may enter';
CREATE TYPE core.empty_enum AS ENUM ();

CREATE DOMAIN core.rate AS numeric(10, 2) DEFAULT 0 NOT NULL
    CONSTRAINT rate_positive CHECK (VALUE >= 0)
    CHECK (VALUE < 1000000 OR VALUE IS NULL);
COMMENT ON DOMAIN core.rate IS 'An amount per night';
COMMENT ON CONSTRAINT rate_positive ON DOMAIN core.rate IS 'No guest is paid';
CREATE DOMAIN core.code AS text COLLATE "C" CHECK (VALUE ~ '^[A-Z(\\]+$');
ALTER DOMAIN core.code ADD CONSTRAINT code_short CHECK (length(VALUE) < 10) NOT VALID;
CREATE DOMAIN core.codes AS core.code[];

CREATE TYPE core.address AS (street text COLLATE "C", number integer, codes core.code[]);
COMMENT ON TYPE core.address IS 'Where a guest lives';
COMMENT ON COLUMN core.address.street IS 'Without the number';
ALTER TYPE core.address ADD ATTRIBUTE dropped integer;
ALTER TYPE core.address DROP ATTRIBUTE dropped;
ALTER TYPE core.address ADD ATTRIBUTE city character varying(40);
CREATE TYPE core.nothing AS ();

CREATE FUNCTION core.float8_gap(a double precision, b double precision) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a - b';
CREATE TYPE core.span AS RANGE (
    SUBTYPE = double precision, SUBTYPE_DIFF = core.float8_gap
);
CREATE TYPE core.text_span AS RANGE (
    SUBTYPE = text, SUBTYPE_OPCLASS = text_pattern_ops, COLLATION = "C"
);

-- Sequences

CREATE SEQUENCE core.plain;
CREATE SEQUENCE core.down AS smallint INCREMENT BY -2 START WITH -5 MINVALUE -100 MAXVALUE -1
    CACHE 7 CYCLE;
CREATE SEQUENCE core.from_zero MINVALUE 0 START WITH 10;
COMMENT ON SEQUENCE core.plain IS 'Of no table';
GRANT USAGE ON SEQUENCE core.plain TO torture_reader;

-- Functions

CREATE FUNCTION core.normal(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT lower($1) $$;
CREATE FUNCTION core.normal(a text, b integer, c text DEFAULT 'x''y', VARIADIC rest text[] DEFAULT '{}')
    RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT a $$;
CREATE FUNCTION core.pair(IN n integer, OUT a integer, OUT b core.room_status)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = core, pg_temp
    AS $$ SELECT n, 'free'::core.room_status $$;
CREATE FUNCTION core.many(n integer) RETURNS TABLE (a integer, "B" text)
    LANGUAGE plpgsql ROWS 10 COST 5 AS $$ BEGIN RETURN QUERY SELECT n, ''; END $$;
CREATE FUNCTION core.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE FUNCTION core.row_text(core.address) RETURNS text LANGUAGE sql IMMUTABLE
    AS $$ SELECT $1.street $$;
CREATE FUNCTION core."Odd name"(anyelement) RETURNS anyelement LANGUAGE sql AS $$ SELECT $1 $$;
CREATE FUNCTION core.ranked() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
CREATE PROCEDURE core.tidy(IN days integer, INOUT done integer DEFAULT NULL)
    LANGUAGE plpgsql AS $$ BEGIN done := days; END $$;
COMMENT ON FUNCTION core.normal(text) IS 'The form that is compared';
COMMENT ON PROCEDURE core.tidy(integer, integer) IS 'Deletes old rows';
REVOKE EXECUTE ON FUNCTION core.normal(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.normal(text) TO torture_reader;
-- Taken back: the privileges are the default ones again.
GRANT EXECUTE ON FUNCTION core.touch() TO torture_reader;
REVOKE EXECUTE ON FUNCTION core.touch() FROM torture_reader;

-- Tables

CREATE TABLE core.room_types (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 10),
    code core.code NOT NULL,
    title text COLLATE "C" DEFAULT 'a room'::text NOT NULL,
    rate core.rate,
    CONSTRAINT room_types_pk PRIMARY KEY (id) WITH (fillfactor = 90),
    CONSTRAINT room_types_code_key UNIQUE (code) INCLUDE (title)
);
COMMENT ON TABLE core.room_types IS 'Kinds of rooms';
COMMENT ON COLUMN core.room_types.rate IS 'Without taxes';
COMMENT ON CONSTRAINT room_types_pk ON core.room_types IS 'The key';
GRANT SELECT ON core.room_types TO PUBLIC;
GRANT INSERT, UPDATE ON core.room_types TO "torture-Writer" WITH GRANT OPTION;
GRANT SELECT (id), UPDATE (rate) ON core.room_types TO torture_reader;
GRANT USAGE ON SEQUENCE core.room_types_id_seq TO torture_reader;

CREATE TABLE core.rooms (
    id serial PRIMARY KEY,
    "Number" character varying(20) NOT NULL,
    dropped text,
    type_id bigint NOT NULL REFERENCES core.room_types,
    status core.room_status DEFAULT 'free' NOT NULL,
    statuses core.room_status[],
    floor smallint DEFAULT (1 + 2),
    area double precision,
    double_area double precision GENERATED ALWAYS AS (area * 2) STORED,
    address core.address,
    opened timestamp with time zone DEFAULT '2020-01-01 00:00:00+02',
    pause interval DEFAULT '1 year 2 days',
    price money DEFAULT 1234.5,
    bits bytea DEFAULT '\x00ff',
    ratio double precision DEFAULT 0.1,
    tags text[] DEFAULT ARRAY['a'::text, 'b'],
    extra core.hstore,
    note text,
    during tstzrange,
    other integer DEFAULT nextval('core.plain'),
    by_default integer GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME core.odd_sequence CYCLE),
    CONSTRAINT rooms_number_key UNIQUE ("Number", floor) DEFERRABLE,
    CONSTRAINT floor_sane CHECK (floor > -3 AND floor < 200),
    CHECK (note <> ')') NO INHERIT,
    CONSTRAINT no_overlap EXCLUDE USING gist (
        type_id WITH =, during WITH &&
    ) INCLUDE (id) WITH (fillfactor = 80) WHERE (status <> 'free') DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT odd_exclusion EXCLUDE USING btree (((id * 0)) WITH =)
) WITH (fillfactor = 70, autovacuum_enabled = false, toast.autovacuum_enabled = false);
ALTER TABLE core.rooms DROP COLUMN dropped;
ALTER TABLE core.rooms ALTER note SET STORAGE EXTERNAL, ALTER note SET STATISTICS 500,
    ALTER floor SET (n_distinct = -0.5);
ALTER TABLE core.rooms ADD CONSTRAINT late CHECK (area > 0) NOT VALID;
ALTER TABLE core.rooms REPLICA IDENTITY FULL;
ALTER TABLE core.rooms CLUSTER ON rooms_pkey;
COMMENT ON COLUMN core.rooms."Number" IS 'It''s on the door';

-- A foreign key onto a key that is not the primary one, a cycle, all actions
CREATE TABLE core.guests (
    id uuid PRIMARY KEY,
    room integer,
    floor smallint,
    number character varying(20),
    partner uuid CONSTRAINT partners REFERENCES core.guests
        ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
    type_code core.code REFERENCES core.room_types (code) ON DELETE RESTRICT,
    CONSTRAINT of_room FOREIGN KEY (room) REFERENCES core.rooms MATCH FULL ON DELETE SET DEFAULT
);
ALTER TABLE core.rooms ADD COLUMN owner uuid;
ALTER TABLE core.rooms ADD CONSTRAINT of_owner FOREIGN KEY (owner) REFERENCES core.guests NOT VALID;

CREATE UNLOGGED TABLE core.unlogged (a integer, b integer);
CREATE TABLE core.of_type OF core.address (number WITH OPTIONS DEFAULT 1);
CREATE TABLE core.no_columns ();
CREATE TABLE "Odd-Schema"."Rooms.""x""" (
    "createdAt" timestamp without time zone,
    created_at timestamp without time zone,
    "select" integer
);
CREATE TABLE core.a_table_whose_name_is_as_long_as_names_may_be_in_postgresql_x (
    a_column_whose_name_is_long_too integer GENERATED ALWAYS AS IDENTITY NOT NULL
);

-- Inheritance
CREATE TABLE core.parent (
    id integer NOT NULL,
    label text DEFAULT 'parent',
    CONSTRAINT parent_label CHECK (label <> '')
);
CREATE TABLE core.second_parent (extra integer);
CREATE TABLE core.child (own integer, label text DEFAULT 'child')
    INHERITS (core.parent, core.second_parent);

-- Partitions: of all strategies, in another schema, in several levels
CREATE TABLE core.events (
    id bigint NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone NOT NULL,
    room integer REFERENCES core.rooms,
    PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE TABLE core.events_2024 PARTITION OF core.events
    FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00');
CREATE TABLE archive.events_old PARTITION OF core.events (room DEFAULT 7)
    FOR VALUES FROM (MINVALUE) TO ('2024-01-01 00:00:00+00') PARTITION BY LIST (id);
CREATE TABLE archive.events_old_1 PARTITION OF archive.events_old FOR VALUES IN (1, 2);
CREATE TABLE archive.events_old_rest PARTITION OF archive.events_old DEFAULT;
CREATE TABLE core.events_attached (
    id bigint NOT NULL,
    kind text NOT NULL,
    at timestamp with time zone NOT NULL,
    room integer,
    CONSTRAINT attached_key PRIMARY KEY (id, at)
);
ALTER TABLE core.events ATTACH PARTITION core.events_attached
    FOR VALUES FROM ('2025-01-01 00:00:00+00') TO (MAXVALUE);
CREATE TABLE core.listed (kind text) PARTITION BY LIST (lower(kind));
CREATE TABLE core.listed_a PARTITION OF core.listed FOR VALUES IN ('a', NULL);
CREATE TABLE core.hashed (a integer, b text COLLATE "C")
    PARTITION BY HASH (a, b COLLATE "POSIX" text_pattern_ops);
CREATE TABLE core.hashed_0 PARTITION OF core.hashed FOR VALUES WITH (MODULUS 2, REMAINDER 0);
-- A foreign key onto a partitioned table
CREATE TABLE core.event_notes (
    event bigint,
    at timestamp with time zone,
    CONSTRAINT of_event FOREIGN KEY (event, at) REFERENCES core.events
);
CREATE INDEX events_kind ON core.events (kind);
CREATE INDEX events_only ON ONLY core.events (room);
CREATE INDEX events_2024_room ON core.events_2024 (room);
ALTER INDEX core.events_only ATTACH PARTITION core.events_2024_room;
CREATE TRIGGER events_touch AFTER INSERT ON core.events FOR EACH ROW EXECUTE FUNCTION core.touch();

-- Indexes
CREATE UNIQUE INDEX rooms_unique ON core.rooms (type_id DESC, floor DESC NULLS LAST, id NULLS FIRST)
    INCLUDE (status, note) WITH (fillfactor = 60) WHERE status = 'free' AND note IS NOT NULL;
CREATE INDEX rooms_expressions ON core.rooms (
    lower("Number"), (area * 2), (note || 'x') COLLATE "C" text_pattern_ops DESC,
    "Number" COLLATE "POSIX" varchar_pattern_ops
);
ALTER INDEX core.rooms_expressions ALTER COLUMN 2 SET STATISTICS 300;
CREATE INDEX rooms_normal ON core.rooms (core.normal(note));
CREATE INDEX rooms_extra ON core.rooms USING gist (extra core.gist_hstore_ops (siglen = 32));
CREATE INDEX rooms_extra_gin ON core.rooms USING gin (extra) WITH (fastupdate = off);
CREATE INDEX rooms_tags ON core.rooms USING gin (tags);
CREATE INDEX rooms_opened ON core.rooms USING brin (opened) WITH (pages_per_range = 16);
CREATE INDEX rooms_hash ON core.rooms USING hash (status);
CREATE INDEX room_types_code_pattern ON core.room_types (code text_pattern_ops);
CREATE INDEX room_types_code_plain ON core.room_types (code, title);
CREATE UNIQUE INDEX unlogged_identity ON core.unlogged (a);
ALTER TABLE core.unlogged ALTER a SET NOT NULL;
ALTER TABLE core.unlogged REPLICA IDENTITY USING INDEX unlogged_identity;
ALTER TABLE core.unlogged CLUSTER ON unlogged_identity;
COMMENT ON INDEX core.rooms_unique IS 'One free room';
COMMENT ON INDEX core.room_types_pk IS 'The index of the key';

-- Views
CREATE VIEW core.free_rooms WITH (security_barrier = true) AS
    SELECT id, "Number" AS number, core.normal(note) AS note FROM core.rooms WHERE status = 'free'
    WITH LOCAL CHECK OPTION;
CREATE VIEW core.on_view AS SELECT number FROM core.free_rooms;
ALTER VIEW core.on_view ALTER number SET DEFAULT 'none';
CREATE VIEW core.cascaded AS SELECT a FROM core.unlogged WHERE a > 1 WITH CASCADED CHECK OPTION;
CREATE RECURSIVE VIEW core.numbers (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 9;
CREATE MATERIALIZED VIEW core.totals WITH (fillfactor = 50) AS
    SELECT type_id, count(*) AS rooms FROM core.rooms GROUP BY type_id WITH NO DATA;
CREATE UNIQUE INDEX totals_key ON core.totals (type_id);
ALTER MATERIALIZED VIEW core.totals CLUSTER ON totals_key;
COMMENT ON VIEW core.free_rooms IS 'Those without guests';
COMMENT ON COLUMN core.free_rooms.number IS 'On the door';
COMMENT ON MATERIALIZED VIEW core.totals IS 'Refreshed at night';
GRANT SELECT ON core.free_rooms, core.totals TO torture_reader;

-- Triggers, rules, policies
CREATE TRIGGER rooms_touch BEFORE UPDATE OF note, "Number" ON core.rooms
    FOR EACH ROW WHEN (OLD.note IS DISTINCT FROM NEW.note) EXECUTE FUNCTION core.touch('a', 'b');
CREATE CONSTRAINT TRIGGER rooms_later AFTER INSERT ON core.rooms
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION core.touch();
CREATE TRIGGER rooms_batch AFTER DELETE ON core.rooms REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION core.touch();
CREATE TRIGGER view_touch INSTEAD OF INSERT ON core.on_view
    FOR EACH ROW EXECUTE FUNCTION core.touch();
ALTER TABLE core.events_2024 DISABLE TRIGGER events_touch;
ALTER TABLE core.rooms DISABLE TRIGGER rooms_batch;
ALTER TABLE core.rooms ENABLE REPLICA TRIGGER rooms_later;
ALTER TABLE core.rooms ENABLE ALWAYS TRIGGER rooms_touch;
COMMENT ON TRIGGER rooms_touch ON core.rooms IS 'Keeps a note';

CREATE RULE guests_log AS ON INSERT TO core.guests
    WHERE NEW.floor > 1 DO ALSO INSERT INTO core.unlogged VALUES (1, 2);
CREATE RULE view_delete AS ON DELETE TO core.on_view DO INSTEAD NOTHING;
ALTER TABLE core.guests DISABLE RULE guests_log;
COMMENT ON RULE guests_log ON core.guests IS 'A rule';

ALTER TABLE core.guests ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON core.guests
    USING (id = (SELECT nullif(current_setting('app.guest', true), '')::uuid));
CREATE POLICY writes ON core.guests AS RESTRICTIVE FOR INSERT TO "torture-Writer", torture_reader
    WITH CHECK (floor > 0 OR EXISTS (SELECT FROM core.rooms r WHERE r.id = room));
COMMENT ON POLICY own ON core.guests IS 'Their own row';

-- Statistics
CREATE STATISTICS core.rooms_stats (ndistinct, dependencies) ON type_id, floor FROM core.rooms;
ALTER STATISTICS core.rooms_stats SET STATISTICS 200;
COMMENT ON STATISTICS core.rooms_stats IS 'They depend on each other';

-- Default privileges
ALTER DEFAULT PRIVILEGES FOR ROLE "torture-Writer" IN SCHEMA core
    GRANT SELECT ON TABLES TO torture_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE "torture-Writer" REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
GRANT USAGE ON SCHEMA core TO torture_reader;
GRANT CREATE ON SCHEMA core TO "torture-Writer" WITH GRANT OPTION;
REVOKE USAGE ON TYPE core.room_status FROM PUBLIC;
REVOKE ALL ON "Odd-Schema"."Rooms.""x""" FROM CURRENT_USER;

-- Event triggers and publications
CREATE FUNCTION core.on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER torture_ddl ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')
    EXECUTE FUNCTION core.on_ddl();
ALTER EVENT TRIGGER torture_ddl DISABLE;
COMMENT ON EVENT TRIGGER torture_ddl IS 'Watches';
CREATE PUBLICATION torture_tables FOR TABLE core.guests, core.room_types
    WITH (publish = 'insert, delete', publish_via_partition_root = true);
CREATE PUBLICATION torture_all FOR ALL TABLES;
COMMENT ON PUBLICATION torture_all IS 'Everything';

-- What the model has no type for
CREATE FUNCTION core.add(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT $1 + $2 $$;
CREATE AGGREGATE core.total(integer) (SFUNC = core.add, STYPE = integer, INITCOND = '0');
CREATE AGGREGATE core.percentile(double precision ORDER BY anyelement) (
    SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final,
    FINALFUNC_EXTRA
);
CREATE AGGREGATE core.counted(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0', PARALLEL = SAFE);
COMMENT ON AGGREGATE core.total(integer) IS 'A sum';
CREATE FUNCTION core.same(core.address, core.address) RETURNS boolean LANGUAGE sql IMMUTABLE
    AS $$ SELECT $1.street = $2.street $$;
CREATE OPERATOR core.=== (
    LEFTARG = core.address, RIGHTARG = core.address, FUNCTION = core.same,
    COMMUTATOR = OPERATOR(core.===), RESTRICT = eqsel, JOIN = eqjoinsel
);
CREATE FUNCTION core.compare(core.address, core.address) RETURNS integer LANGUAGE sql IMMUTABLE
    AS $$ SELECT 0 $$;
CREATE OPERATOR FAMILY core.address_family USING btree;
CREATE OPERATOR CLASS core.address_ops FOR TYPE core.address USING btree
    FAMILY core.address_family AS OPERATOR 3 core.===, FUNCTION 1 core.compare(core.address, core.address);
CREATE FUNCTION core.to_address(text) RETURNS core.address LANGUAGE sql IMMUTABLE
    AS $$ SELECT ROW($1, 1, NULL, NULL)::core.address $$;
CREATE CAST (text AS core.address) WITH FUNCTION core.to_address(text) AS ASSIGNMENT;
CREATE CAST (core.address AS text) WITH INOUT;
COMMENT ON CAST (text AS core.address) IS 'A street';
CREATE COLLATION core."Posix" FROM "POSIX";
CREATE COLLATION core.posix (LC_COLLATE = 'C', LC_CTYPE = 'C');
CREATE CONVERSION core.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE TEXT SEARCH DICTIONARY core.plain_words (TEMPLATE = simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION core.words (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION core.words ADD MAPPING FOR asciiword, word
    WITH core.plain_words, simple;
CREATE TEXT SEARCH TEMPLATE core.template (LEXIZE = dsimple_lexize, INIT = dsimple_init);
CREATE TEXT SEARCH PARSER core.parser (
    START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype
);
CREATE FOREIGN DATA WRAPPER torture_wrapper OPTIONS (debug 'true');
CREATE SERVER torture_server TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER torture_wrapper
    OPTIONS (host 'there', port '1');
GRANT USAGE ON FOREIGN SERVER torture_server TO torture_reader;
CREATE USER MAPPING FOR PUBLIC SERVER torture_server OPTIONS (password 'secret');
CREATE FOREIGN TABLE core.remote (
    id integer OPTIONS (column_name 'ID') NOT NULL,
    label text COLLATE "C" DEFAULT 'x',
    CONSTRAINT remote_id CHECK (id > 0)
) SERVER torture_server OPTIONS (table_name 'r');
CREATE TRIGGER remote_touch BEFORE INSERT ON core.remote
    FOR EACH ROW EXECUTE FUNCTION core.touch();
COMMENT ON FOREIGN TABLE core.remote IS 'Elsewhere';
CREATE TRUSTED LANGUAGE torture_language HANDLER plpgsql_call_handler;
CREATE ACCESS METHOD torture_method TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE core.of_method (a integer) USING torture_method;
CREATE TYPE core.shell;
CREATE TYPE core.base;
CREATE FUNCTION core.base_in(cstring) RETURNS core.base LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION core.base_out(core.base) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE TYPE core.base (
    INPUT = core.base_in, OUTPUT = core.base_out, INTERNALLENGTH = 4, PASSEDBYVALUE,
    ALIGNMENT = int4, DEFAULT = '7'
);
CREATE TABLE core.of_base (a core.base, b core.base[]);

-- Collations of the user
CREATE TABLE core.collated (a text COLLATE core.posix, b text COLLATE core."Posix");
CREATE INDEX collated_a ON core.collated (a, lower(b), lower(a) COLLATE core."Posix");
