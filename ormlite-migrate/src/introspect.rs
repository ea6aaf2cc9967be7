//! Reading a live database: the transaction, the order of the queries, and the filters.
//!
//! Each family of objects has a `.sql` file and a module beside it, which turns its rows into the
//! model.

mod address;
mod array_cast;
mod cache;
mod columns;
mod constraints;
mod dependencies;
mod event_triggers;
mod expression;
mod extensions;
mod fingerprint;
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

use std::path::PathBuf;

use ormlite_core::Bind;
use ormlite_postgres::{Db, Isolation, Transaction, TransactionOptions};
use ormlite_schema::Catalog;
use ormlite_schema::model::Name;

use self::indexes::Indexes;
use self::notes::Notes;
use self::query::{Scopes, Version};
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
    cache: Option<PathBuf>,
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

    /// Keeps the catalog in a file, and reads the database again only if its
    /// [fingerprint](Self::fingerprint) is another one.
    ///
    /// The file has one catalog. One that is damaged, of another database, of other filters or of
    /// another version of this crate is replaced. It is not meant to be committed: a
    /// [`Snapshot`](ormlite_schema::snapshot::Snapshot) is.
    ///
    /// [`read_in`](Self::read_in) does not use it: what it reads may never be committed.
    ///
    /// ```no_run
    /// # async fn example(db: ormlite_postgres::Db) -> Result<(), ormlite_migrate::Error> {
    /// use ormlite_migrate::Introspect;
    ///
    /// let catalog = Introspect::new().cache("target/ormlite/catalog").read(&db).await?;
    /// # let _ = catalog;
    /// # Ok(())
    /// # }
    /// ```
    pub fn cache(mut self, file: impl Into<PathBuf>) -> Self {
        self.cache = Some(file.into());
        self
    }

    /// A text that is another one as soon as something changes that is read, whatever the filters
    /// are: a hash of the rows of the system catalogs, with the cluster and the version of the server.
    ///
    /// It takes a fifth of the time of [`read`](Self::read). `ANALYZE`, `VACUUM`, and statements
    /// that change rows of tables do not change it. Temporary tables do, and some other
    /// changes that the catalog does not show, such as that of an owner.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub async fn fingerprint(&self, db: &Db) -> Result<String, Error> {
        let tx = begin(db).await?;
        let version = session::begin(&tx).await?;
        let found = fingerprint::read(version, &tx).await?;
        tx.rollback().await?;
        Ok(found)
    }

    /// Reads in a transaction of its own: `REPEATABLE READ READ ONLY`.
    ///
    /// # Errors
    /// - [`file`](Error::file): the [cache](Self::cache) could not be written.
    /// - [`database`](Error::database): the connection or the server failed.
    /// - [`is_unsupported_version`](Error::is_unsupported_version): the server is older than
    ///   PostgreSQL 13.
    pub async fn read(&self, db: &Db) -> Result<Catalog, Error> {
        let tx = begin(db).await?;
        let version = session::begin(&tx).await?;
        let Some(file) = &self.cache else {
            let catalog = self.read_with_settings(version, &tx).await?;
            tx.rollback().await?;
            return Ok(catalog);
        };
        let fingerprint = fingerprint::read(version, &tx).await?;
        let key = self.cache_key(&fingerprint);
        if let Some(catalog) = cache::load(file, &key) {
            tx.rollback().await?;
            return Ok(catalog);
        }
        let catalog = self.read_with_settings(version, &tx).await?;
        tx.rollback().await?;
        // The server writes definitions from what is committed by then, not from the snapshot of
        // the transaction: a catalog that was read while the schema changed is not kept.
        if self.fingerprint(db).await? == fingerprint {
            cache::store(file, &key, &catalog)?;
        }
        Ok(catalog)
    }

    /// One line.
    fn cache_key(&self, fingerprint: &str) -> String {
        let crate_version = env!("CARGO_PKG_VERSION");
        let format = ormlite_schema::snapshot::FORMAT;
        serde_json::json!([
            format,
            crate_version,
            self.schemas,
            self.tables,
            fingerprint
        ])
        .to_string()
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
        let version = session::begin(&savepoint).await?;
        let catalog = self.read_with_settings(version, &savepoint).await?;
        savepoint.rollback().await?;
        Ok(catalog)
    }

    /// After [`session::begin`].
    async fn read_with_settings(
        &self,
        version: Version,
        tx: &Transaction,
    ) -> Result<Catalog, Error> {
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

async fn begin(db: &Db) -> Result<Transaction, Error> {
    let options = TransactionOptions::new()
        .isolation(Isolation::RepeatableRead)
        .read_only();
    Ok(db.begin_with(&options).await?)
}
