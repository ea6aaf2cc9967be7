//! Reading a live database: the transaction, the order of the queries, and the filters.
//!
//! Each family of objects has a `.sql` file and a module beside it, which turns its rows into the
//! model.

mod address;
mod columns;
mod constraints;
mod dependencies;
mod event_triggers;
mod expression;
mod extensions;
mod indexes;
mod notes;
mod others;
mod publications;
mod query;
mod reading;
mod relations;
mod routines;
mod schemas;
mod sequences;
mod session;
mod table_rules;
mod types;

use ormlite_core::Bind;
use ormlite_postgres::{Db, Isolation, Transaction, TransactionOptions};
use ormlite_schema::Catalog;
use ormlite_schema::model::Name;

use self::indexes::Indexes;
use self::notes::Notes;
use self::query::Scopes;
use self::reading::Reading;
use crate::Error;

/// Reads all objects of a database, without those of the system and of extensions.
///
/// # Errors
/// As [`Introspect::read`].
pub async fn introspect(db: &Db) -> Result<Catalog, Error> {
    Introspect::new().read(db).await
}

/// Reads the objects of a database from the system catalogs.
///
/// - All queries see one snapshot, and take no lock that a running service would notice.
/// - Objects of the system, temporary objects and members of extensions are left out; an
///   [`Extension`](ormlite_schema::model::Extension) stands for its members. Objects that an
///   extension has made without marking them as its own are ordinary objects.
/// - Expressions and definitions are the server's own text. Everything outside of `pg_catalog` has
///   its schema in it, whatever the search path and the settings of the session are.
///
/// ```no_run
/// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_migrate::Error> {
/// use ormlite_migrate::Introspect;
///
/// let rooms = Introspect::new().tables(["core.rooms", "core.room_types"]).read(&db).await?;
/// # let _ = rooms;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Introspect {
    schemas: Option<Vec<String>>,
    tables: Option<Vec<String>>,
}

impl Introspect {
    /// Reads everything.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads only these schemas and what is in them.
    ///
    /// What is in no schema is left out: event triggers, publications, casts, foreign servers, and
    /// so on. Extensions are read, since the objects of a schema need them.
    pub fn schemas<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.schemas = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// Reads only these tables and views, with what belongs to them: indexes, constraints,
    /// triggers, statistics, the sequences that they own.
    ///
    /// A name is `rooms`, for those of every schema that is read, or `core.rooms`, whose parts are
    /// quoted as in SQL if they have a dot or a quote in them. Types, functions and other objects that belong to no table are read as
    /// without this filter.
    pub fn tables<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.tables = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// Reads in a transaction of its own: `REPEATABLE READ READ ONLY`.
    ///
    /// # Errors
    /// - [`database`](Error::database): the connection or the server failed.
    /// - [`is_unsupported_version`](Error::is_unsupported_version): the server is older than
    ///   PostgreSQL 13.
    pub async fn read(&self, db: &Db) -> Result<Catalog, Error> {
        let options = TransactionOptions::new()
            .isolation(Isolation::RepeatableRead)
            .read_only();
        let tx = db.begin_with(&options).await?;
        let catalog = self.read_with_settings(&tx).await?;
        tx.rollback().await?;
        Ok(catalog)
    }

    /// Reads in a transaction, with its uncommitted changes. Its settings are unchanged afterwards.
    ///
    /// In a transaction that is not `REPEATABLE READ` or stricter, changes that others commit
    /// meanwhile may be read in part.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub async fn read_in(&self, tx: &Transaction) -> Result<Catalog, Error> {
        // Rolling back to the savepoint restores the settings.
        let savepoint = tx.begin_savepoint().await?;
        let catalog = self.read_with_settings(&savepoint).await?;
        savepoint.rollback().await?;
        Ok(catalog)
    }

    async fn read_with_settings(&self, tx: &Transaction) -> Result<Catalog, Error> {
        // A round trip of its own: the other statements are parsed by these settings.
        let version = session::begin(tx).await?;

        let wanted = Bind::new(self.schemas.clone());
        let schemas = version.fetch_one(tx, schemas::QUERY, vec![wanted]).await?;
        let schemas: Vec<schemas::Row> = schemas.rows()?;
        let schema_oids: Vec<_> = schemas.iter().map(|schema| schema.oid).collect();
        let [in_schemas, names] = self.wanted_tables();
        let binds = vec![query::oids(&schema_oids), in_schemas, names];
        let relations = version.fetch_one(tx, relations::QUERY, binds).await?;
        let relations: Vec<relations::Row> = relations.rows()?;
        let scopes = Scopes {
            schemas: schema_oids,
            relations: relations.iter().map(|relation| relation.oid).collect(),
        };

        let [
            comments,
            privileges,
            extensions,
            types,
            routines,
            columns,
            sequences,
            constraints,
            indexes,
            index_elements,
            triggers,
            rules,
            policies,
            statistics,
            event_triggers,
            publications,
            others,
            dependencies,
        ] = version
            .fetch(
                tx,
                [
                    notes::COMMENTS,
                    notes::PRIVILEGES,
                    extensions::QUERY,
                    types::QUERY,
                    routines::QUERY,
                    columns::QUERY,
                    sequences::QUERY,
                    constraints::QUERY,
                    indexes::QUERY,
                    indexes::ELEMENTS,
                    table_rules::TRIGGERS,
                    table_rules::RULES,
                    table_rules::POLICIES,
                    table_rules::STATISTICS,
                    event_triggers::QUERY,
                    publications::QUERY,
                    others::QUERY,
                    dependencies::QUERY,
                ],
                &scopes,
            )
            .await?;

        let others: Vec<others::Row> = others.rows()?;
        let mut definitions = Vec::new();
        if !others.is_empty() {
            let oids: Vec<_> = others.iter().map(|other| other.oid).collect();
            let binds = vec![query::oids(&oids)];
            let found = version.fetch_one(tx, others::DEFINITIONS, binds).await?;
            definitions = found.rows()?;
        }

        let mut reading = Reading::new(Notes::new(comments.rows()?, privileges.rows()?));
        reading.schemas(schemas);
        reading.extensions(extensions.rows()?);
        reading.types(types.rows()?);
        reading.routines(routines.rows()?);
        reading.relations(relations);
        reading.columns(columns.rows()?);
        reading.sequences(sequences.rows()?, self.tables.is_some());
        let mut indexes = Indexes::new(indexes.rows()?, index_elements.rows()?);
        reading.constraints(constraints.rows()?, &mut indexes);
        reading.indexes(indexes);
        reading.triggers(triggers.rows()?);
        reading.rules(rules.rows()?);
        reading.policies(policies.rows()?);
        reading.statistics(statistics.rows()?);
        if self.schemas.is_none() {
            reading.event_triggers(event_triggers.rows()?);
            reading.publications(publications.rows()?);
        }
        reading.others(others, definitions, self.schemas.is_none());
        reading.dependencies(dependencies.rows()?);
        Ok(reading.catalog)
    }

    /// The schemas and the names of the tables, as `$2` and `$3` of `relations.sql`.
    fn wanted_tables(&self) -> [Bind; 2] {
        let Some(tables) = &self.tables else {
            return [
                Bind::new(None::<Vec<String>>),
                Bind::new(None::<Vec<String>>),
            ];
        };
        let parts = tables.iter().map(|text| match text.parse() {
            Ok(Name { schema, name }) => (Some(schema), name),
            Err(_) => (None, text.clone()),
        });
        let (schemas, names): (Vec<Option<String>>, Vec<String>) = parts.unzip();
        [Bind::new(schemas), Bind::new(names)]
    }
}
