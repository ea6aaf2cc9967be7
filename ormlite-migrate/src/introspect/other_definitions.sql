-- $1: the objects of `others.sql`. Their OIDs can be those of objects of other catalogs, too.
--
-- Subscriptions have no statement here, since it would have their passwords in it.
SELECT o.class::oid, o.oid, o.definition
FROM (
    SELECT
        'pg_proc'::regclass AS class,
        p.oid,
        format(
            'CREATE AGGREGATE %I.%I(%s) (%s)',
            n.nspname,
            p.proname,
            coalesce(nullif(pg_catalog.pg_get_function_arguments(p.oid), ''), '*'),
            concat_ws(
                ', ',
                'SFUNC = ' || a.aggtransfn::regproc,
                'STYPE = ' || pg_catalog.format_type(a.aggtranstype, NULL),
                'SSPACE = ' || nullif(a.aggtransspace, 0),
                'FINALFUNC = ' || nullif(a.aggfinalfn, 0)::regproc,
                CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
                CASE
                    WHEN a.aggfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char"
                    THEN 'FINALFUNC_MODIFY = ' || CASE a.aggfinalmodify
                        WHEN 'r' THEN 'READ_ONLY'
                        WHEN 's' THEN 'SHAREABLE'
                        ELSE 'READ_WRITE'
                    END
                END,
                'COMBINEFUNC = ' || nullif(a.aggcombinefn, 0)::regproc,
                'SERIALFUNC = ' || nullif(a.aggserialfn, 0)::regproc,
                'DESERIALFUNC = ' || nullif(a.aggdeserialfn, 0)::regproc,
                'INITCOND = ' || quote_literal(a.agginitval),
                'MSFUNC = ' || nullif(a.aggmtransfn, 0)::regproc,
                'MINVFUNC = ' || nullif(a.aggminvtransfn, 0)::regproc,
                'MSTYPE = ' || pg_catalog.format_type(nullif(a.aggmtranstype, 0), NULL),
                'MSSPACE = ' || nullif(a.aggmtransspace, 0),
                'MFINALFUNC = ' || nullif(a.aggmfinalfn, 0)::regproc,
                CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
                CASE
                    WHEN a.aggmfinalfn <> 0
                        AND a.aggmfinalmodify
                            <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char"
                    THEN 'MFINALFUNC_MODIFY = ' || CASE a.aggmfinalmodify
                        WHEN 'r' THEN 'READ_ONLY'
                        WHEN 's' THEN 'SHAREABLE'
                        ELSE 'READ_WRITE'
                    END
                END,
                'MINITCOND = ' || quote_literal(a.aggminitval),
                (
                    SELECT format('SORTOP = OPERATOR(%I.%s)', sn.nspname, s.oprname)
                    FROM pg_catalog.pg_operator s
                    JOIN pg_catalog.pg_namespace sn ON sn.oid = s.oprnamespace
                    WHERE s.oid = a.aggsortop
                ),
                CASE p.proparallel
                    WHEN 's' THEN 'PARALLEL = SAFE'
                    WHEN 'r' THEN 'PARALLEL = RESTRICTED'
                END,
                CASE a.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END
            )
        ) AS definition
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid
    JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    UNION ALL
    SELECT
        'pg_operator'::regclass,
        o.oid,
        format(
            'CREATE OPERATOR %I.%s (%s)',
            n.nspname,
            o.oprname,
            concat_ws(
                ', ',
                'FUNCTION = ' || nullif(o.oprcode, 0)::regproc,
                'LEFTARG = ' || pg_catalog.format_type(nullif(o.oprleft, 0), NULL),
                'RIGHTARG = ' || pg_catalog.format_type(nullif(o.oprright, 0), NULL),
                (
                    SELECT format('COMMUTATOR = OPERATOR(%I.%s)', cn.nspname, c.oprname)
                    FROM pg_catalog.pg_operator c
                    JOIN pg_catalog.pg_namespace cn ON cn.oid = c.oprnamespace
                    WHERE c.oid = o.oprcom
                ),
                (
                    SELECT format('NEGATOR = OPERATOR(%I.%s)', gn.nspname, g.oprname)
                    FROM pg_catalog.pg_operator g
                    JOIN pg_catalog.pg_namespace gn ON gn.oid = g.oprnamespace
                    WHERE g.oid = o.oprnegate
                ),
                'RESTRICT = ' || nullif(o.oprrest, 0)::regproc,
                'JOIN = ' || nullif(o.oprjoin, 0)::regproc,
                CASE WHEN o.oprcanhash THEN 'HASHES' END,
                CASE WHEN o.oprcanmerge THEN 'MERGES' END
            )
        )
    FROM pg_catalog.pg_operator o
    JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
    UNION ALL
    SELECT
        'pg_opfamily'::regclass,
        f.oid,
        format('CREATE OPERATOR FAMILY %I.%I USING %I', n.nspname, f.opfname, am.amname)
            || coalesce(
                format(
                    E';\nALTER OPERATOR FAMILY %I.%I USING %I ADD ',
                    n.nspname, f.opfname, am.amname
                ) || members.list,
                ''
            )
    FROM pg_catalog.pg_opfamily f
    JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace
    JOIN pg_catalog.pg_am am ON am.oid = f.opfmethod
    LEFT JOIN LATERAL (
        -- Those that belong to no operator class.
        SELECT string_agg(m.text, ', ' ORDER BY m.text) AS list
        FROM pg_catalog.pg_depend d
        JOIN (
            SELECT
                'pg_amop'::regclass AS class,
                o.oid,
                'OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::regoperator AS text
            FROM pg_catalog.pg_amop o
            UNION ALL
            SELECT
                'pg_amproc'::regclass,
                p.oid,
                format(
                    'FUNCTION %s (%s, %s) %s',
                    p.amprocnum,
                    pg_catalog.format_type(p.amproclefttype, NULL),
                    pg_catalog.format_type(p.amprocrighttype, NULL),
                    p.amproc::regprocedure
                )
            FROM pg_catalog.pg_amproc p
        ) m ON m.class = d.classid AND m.oid = d.objid
        WHERE d.refclassid = 'pg_opfamily'::regclass AND d.refobjid = f.oid
    ) members ON true
    UNION ALL
    SELECT
        'pg_opclass'::regclass,
        c.oid,
        format(
            'CREATE OPERATOR CLASS %I.%I %sFOR TYPE %s USING %I FAMILY %I.%I AS %s',
            n.nspname,
            c.opcname,
            CASE WHEN c.opcdefault THEN 'DEFAULT ' ELSE '' END,
            pg_catalog.format_type(c.opcintype, NULL),
            am.amname,
            fn.nspname,
            f.opfname,
            concat_ws(
                ', ',
                -- A class needs an item; one that stores the type itself says nothing.
                CASE
                    WHEN c.opckeytype <> 0 OR members.list IS NULL
                    THEN 'STORAGE ' || pg_catalog.format_type(
                        coalesce(nullif(c.opckeytype, 0), c.opcintype), NULL
                    )
                END,
                members.list
            )
        )
    FROM pg_catalog.pg_opclass c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.opcnamespace
    JOIN pg_catalog.pg_am am ON am.oid = c.opcmethod
    JOIN pg_catalog.pg_opfamily f ON f.oid = c.opcfamily
    JOIN pg_catalog.pg_namespace fn ON fn.oid = f.opfnamespace
    LEFT JOIN LATERAL (
        SELECT string_agg(m.text, ', ' ORDER BY m.class, m.number, m.text) AS list
        FROM pg_catalog.pg_depend d
        JOIN (
            SELECT
                'pg_amop'::regclass AS class,
                o.oid,
                o.amopstrategy AS number,
                'OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::regoperator || coalesce(
                    (
                        SELECT format(' FOR ORDER BY %I.%I', sn.nspname, s.opfname)
                        FROM pg_catalog.pg_opfamily s
                        JOIN pg_catalog.pg_namespace sn ON sn.oid = s.opfnamespace
                        WHERE s.oid = o.amopsortfamily
                    ),
                    ''
                ) AS text
            FROM pg_catalog.pg_amop o
            UNION ALL
            SELECT
                'pg_amproc'::regclass,
                p.oid,
                p.amprocnum,
                format(
                    'FUNCTION %s (%s, %s) %s',
                    p.amprocnum,
                    pg_catalog.format_type(p.amproclefttype, NULL),
                    pg_catalog.format_type(p.amprocrighttype, NULL),
                    p.amproc::regprocedure
                )
            FROM pg_catalog.pg_amproc p
        ) m ON m.class = d.classid AND m.oid = d.objid
        WHERE d.refclassid = 'pg_opclass'::regclass AND d.refobjid = c.oid
    ) members ON true
    UNION ALL
    SELECT
        'pg_cast'::regclass,
        c.oid,
        format(
            'CREATE CAST (%s AS %s) %s%s',
            pg_catalog.format_type(c.castsource, NULL),
            pg_catalog.format_type(c.casttarget, NULL),
            CASE c.castmethod
                WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure
                WHEN 'i' THEN 'WITH INOUT'
                ELSE 'WITHOUT FUNCTION'
            END,
            CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' END
        )
    FROM pg_catalog.pg_cast c
    UNION ALL
    SELECT
        'pg_collation'::regclass,
        c.oid,
        format(
            'CREATE COLLATION %I.%I (%s)',
            n.nspname,
            c.collname,
            concat_ws(
                ', ',
                CASE c.collprovider
                    WHEN 'i' THEN 'PROVIDER = icu'
                    WHEN 'b' THEN 'PROVIDER = builtin'
                    ELSE 'PROVIDER = libc'
                END,
                CASE
                    WHEN c.collprovider IN ('i', 'b')
                    THEN 'LOCALE = ' || quote_literal(
                        -- Since 17, in 15 and 16, and before.
                        coalesce(
                            to_jsonb(c) ->> 'colllocale',
                            to_jsonb(c) ->> 'colliculocale',
                            c.collcollate
                        )
                    )
                    ELSE concat_ws(
                        ', ',
                        'LC_COLLATE = ' || quote_literal(c.collcollate),
                        'LC_CTYPE = ' || quote_literal(c.collctype)
                    )
                END,
                'RULES = ' || quote_literal(to_jsonb(c) ->> 'collicurules'),
                CASE WHEN NOT c.collisdeterministic THEN 'DETERMINISTIC = false' END
            )
        )
    FROM pg_catalog.pg_collation c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
    UNION ALL
    SELECT
        'pg_conversion'::regclass,
        c.oid,
        format(
            'CREATE %sCONVERSION %I.%I FOR %L TO %L FROM %s',
            CASE WHEN c.condefault THEN 'DEFAULT ' ELSE '' END,
            n.nspname,
            c.conname,
            pg_catalog.pg_encoding_to_char(c.conforencoding),
            pg_catalog.pg_encoding_to_char(c.contoencoding),
            c.conproc
        )
    FROM pg_catalog.pg_conversion c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
    UNION ALL
    SELECT
        'pg_ts_dict'::regclass,
        d.oid,
        format(
            'CREATE TEXT SEARCH DICTIONARY %I.%I (%s)',
            n.nspname,
            d.dictname,
            concat_ws(', ', format('TEMPLATE = %I.%I', tn.nspname, t.tmplname), d.dictinitoption)
        )
    FROM pg_catalog.pg_ts_dict d
    JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace
    JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate
    JOIN pg_catalog.pg_namespace tn ON tn.oid = t.tmplnamespace
    UNION ALL
    SELECT
        'pg_ts_template'::regclass,
        t.oid,
        format(
            'CREATE TEXT SEARCH TEMPLATE %I.%I (%s)',
            n.nspname,
            t.tmplname,
            concat_ws(
                ', ',
                'INIT = ' || nullif(t.tmplinit, 0)::regproc,
                'LEXIZE = ' || t.tmpllexize
            )
        )
    FROM pg_catalog.pg_ts_template t
    JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
    UNION ALL
    SELECT
        'pg_ts_parser'::regclass,
        p.oid,
        format(
            'CREATE TEXT SEARCH PARSER %I.%I (%s)',
            n.nspname,
            p.prsname,
            concat_ws(
                ', ',
                'START = ' || p.prsstart,
                'GETTOKEN = ' || p.prstoken,
                'END = ' || p.prsend,
                'LEXTYPES = ' || p.prslextype,
                'HEADLINE = ' || nullif(p.prsheadline, 0)::regproc
            )
        )
    FROM pg_catalog.pg_ts_parser p
    JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
    UNION ALL
    SELECT
        'pg_ts_config'::regclass,
        c.oid,
        format(
            'CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %I.%I)',
            n.nspname, c.cfgname, pn.nspname, p.prsname
        ) || coalesce(mappings.list, '')
    FROM pg_catalog.pg_ts_config c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace
    JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser
    JOIN pg_catalog.pg_namespace pn ON pn.oid = p.prsnamespace
    LEFT JOIN LATERAL (
        SELECT string_agg(
            format(
                E';\nALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %I WITH %s',
                n.nspname, c.cfgname, token.alias, token.dictionaries
            ),
            ''
            ORDER BY token.alias
        ) AS list
        FROM (
            SELECT
                t.alias,
                string_agg(format('%I.%I', dn.nspname, d.dictname), ', ' ORDER BY m.mapseqno)
                    AS dictionaries
            FROM pg_catalog.pg_ts_config_map m
            JOIN pg_catalog.pg_ts_dict d ON d.oid = m.mapdict
            JOIN pg_catalog.pg_namespace dn ON dn.oid = d.dictnamespace
            JOIN LATERAL pg_catalog.ts_token_type(c.cfgparser) t ON t.tokid = m.maptokentype
            WHERE m.mapcfg = c.oid
            GROUP BY t.alias
        ) token
    ) mappings ON true
    UNION ALL
    SELECT
        'pg_foreign_data_wrapper'::regclass,
        w.oid,
        concat_ws(
            ' ',
            format('CREATE FOREIGN DATA WRAPPER %I', w.fdwname),
            'HANDLER ' || nullif(w.fdwhandler, 0)::regproc,
            'VALIDATOR ' || nullif(w.fdwvalidator, 0)::regproc,
            (
                SELECT 'OPTIONS ('
                    || string_agg(format('%I %L', x.option_name, x.option_value), ', ') || ')'
                FROM pg_catalog.pg_options_to_table(w.fdwoptions) x
            )
        )
    FROM pg_catalog.pg_foreign_data_wrapper w
    UNION ALL
    SELECT
        'pg_foreign_server'::regclass,
        s.oid,
        concat_ws(
            ' ',
            format('CREATE SERVER %I', s.srvname),
            'TYPE ' || quote_literal(s.srvtype),
            'VERSION ' || quote_literal(s.srvversion),
            format('FOREIGN DATA WRAPPER %I', w.fdwname),
            (
                SELECT 'OPTIONS ('
                    || string_agg(format('%I %L', x.option_name, x.option_value), ', ') || ')'
                FROM pg_catalog.pg_options_to_table(s.srvoptions) x
            )
        )
    FROM pg_catalog.pg_foreign_server s
    JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
    UNION ALL
    -- Without its options, which can be a password.
    SELECT
        'pg_user_mapping'::regclass,
        m.umid,
        format(
            'CREATE USER MAPPING FOR %s SERVER %I',
            CASE m.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END,
            m.srvname
        )
    FROM pg_catalog.pg_user_mappings m
    UNION ALL
    SELECT
        'pg_class'::regclass,
        c.oid,
        concat_ws(
            ' ',
            format('CREATE FOREIGN TABLE %I.%I', n.nspname, c.relname),
            CASE
                WHEN c.relispartition
                THEN 'PARTITION OF ' || parents.list || ' '
                    || pg_catalog.pg_get_expr(c.relpartbound, c.oid)
                ELSE '(' || concat_ws(', ', columns.list, checks.list) || ')'
            END,
            CASE WHEN NOT c.relispartition THEN 'INHERITS (' || parents.list || ')' END,
            format('SERVER %I', s.srvname),
            (
                SELECT 'OPTIONS ('
                    || string_agg(format('%I %L', x.option_name, x.option_value), ', ') || ')'
                FROM pg_catalog.pg_options_to_table(f.ftoptions) x
            )
        )
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = c.oid
    JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver
    LEFT JOIN LATERAL (
        SELECT string_agg(
            concat_ws(
                ' ',
                quote_ident(a.attname),
                pg_catalog.format_type(a.atttypid, a.atttypmod),
                (
                    SELECT 'OPTIONS ('
                        || string_agg(format('%I %L', x.option_name, x.option_value), ', ') || ')'
                    FROM pg_catalog.pg_options_to_table(a.attfdwoptions) x
                ),
                (
                    SELECT format('COLLATE %I.%I', con.nspname, co.collname)
                    FROM pg_catalog.pg_collation co
                    JOIN pg_catalog.pg_namespace con ON con.oid = co.collnamespace
                    WHERE co.oid = a.attcollation AND a.attcollation <> t.typcollation
                ),
                CASE a.attgenerated
                    WHEN '' THEN 'DEFAULT ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                    ELSE format(
                        'GENERATED ALWAYS AS (%s) %s',
                        pg_catalog.pg_get_expr(d.adbin, d.adrelid),
                        CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END
                    )
                END,
                CASE WHEN a.attnotnull THEN 'NOT NULL' END
            ),
            ', '
            ORDER BY a.attnum
        ) AS list
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
        LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attislocal
    ) columns ON true
    LEFT JOIN LATERAL (
        SELECT string_agg(
            format('CONSTRAINT %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)),
            ', '
            ORDER BY k.conname
        ) AS list
        FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conislocal
    ) checks ON true
    LEFT JOIN LATERAL (
        SELECT string_agg(format('%I.%I', pn.nspname, p.relname), ', ' ORDER BY h.inhseqno) AS list
        FROM pg_catalog.pg_inherits h
        JOIN pg_catalog.pg_class p ON p.oid = h.inhparent
        JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
        WHERE h.inhrelid = c.oid
    ) parents ON true
    UNION ALL
    SELECT
        'pg_trigger'::regclass, t.oid, pg_catalog.pg_get_triggerdef(t.oid)
    FROM pg_catalog.pg_trigger t
    UNION ALL
    SELECT
        'pg_language'::regclass,
        l.oid,
        concat_ws(
            ' ',
            'CREATE',
            CASE WHEN l.lanpltrusted THEN 'TRUSTED' END,
            format('LANGUAGE %I', l.lanname),
            'HANDLER ' || nullif(l.lanplcallfoid, 0)::regproc,
            'INLINE ' || nullif(l.laninline, 0)::regproc,
            'VALIDATOR ' || nullif(l.lanvalidator, 0)::regproc
        )
    FROM pg_catalog.pg_language l
    UNION ALL
    SELECT
        'pg_transform'::regclass,
        t.oid,
        format(
            'CREATE TRANSFORM FOR %s LANGUAGE %I (%s)',
            pg_catalog.format_type(t.trftype, NULL),
            l.lanname,
            concat_ws(
                ', ',
                'FROM SQL WITH FUNCTION ' || nullif(t.trffromsql, 0)::regprocedure,
                'TO SQL WITH FUNCTION ' || nullif(t.trftosql, 0)::regprocedure
            )
        )
    FROM pg_catalog.pg_transform t
    JOIN pg_catalog.pg_language l ON l.oid = t.trflang
    UNION ALL
    SELECT
        'pg_am'::regclass,
        a.oid,
        format(
            'CREATE ACCESS METHOD %I TYPE %s HANDLER %s',
            a.amname,
            CASE a.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END,
            a.amhandler
        )
    FROM pg_catalog.pg_am a
    UNION ALL
    SELECT
        'pg_type'::regclass,
        t.oid,
        format('CREATE TYPE %I.%I', n.nspname, t.typname) || CASE
            WHEN t.typisdefined
            THEN ' (' || concat_ws(
                ', ',
                'INPUT = ' || t.typinput,
                'OUTPUT = ' || t.typoutput,
                'RECEIVE = ' || nullif(t.typreceive, 0)::regproc,
                'SEND = ' || nullif(t.typsend, 0)::regproc,
                'TYPMOD_IN = ' || nullif(t.typmodin, 0)::regproc,
                'TYPMOD_OUT = ' || nullif(t.typmodout, 0)::regproc,
                'ANALYZE = ' || nullif(t.typanalyze, 0)::regproc,
                'SUBSCRIPT = ' || nullif(t.typsubscript, 0)::regproc, -- since 14
                'INTERNALLENGTH = ' || CASE WHEN t.typlen < 0 THEN 'VARIABLE' ELSE t.typlen::text END,
                CASE WHEN t.typbyval THEN 'PASSEDBYVALUE' END,
                'ALIGNMENT = ' || CASE t.typalign
                    WHEN 'c' THEN 'char'
                    WHEN 's' THEN 'int2'
                    WHEN 'i' THEN 'int4'
                    ELSE 'double'
                END,
                'STORAGE = ' || CASE t.typstorage
                    WHEN 'p' THEN 'plain'
                    WHEN 'e' THEN 'external'
                    WHEN 'm' THEN 'main'
                    ELSE 'extended'
                END,
                'CATEGORY = ' || quote_literal(t.typcategory::text),
                CASE WHEN t.typispreferred THEN 'PREFERRED = true' END,
                'DEFAULT = ' || quote_literal(t.typdefault),
                'ELEMENT = ' || pg_catalog.format_type(nullif(t.typelem, 0), NULL),
                'DELIMITER = ' || quote_literal(nullif(t.typdelim, ',')::text),
                CASE WHEN t.typcollation <> 0 THEN 'COLLATABLE = true' END
            ) || ')'
            ELSE ''
        END
    FROM pg_catalog.pg_type t
    JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
) o
WHERE o.oid = ANY ($1::oid[])
