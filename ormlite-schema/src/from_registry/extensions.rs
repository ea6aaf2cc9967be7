//! The extensions that tables need, as far as names identify them: of types, index methods,
//! operator classes and functions, and of scalars in GiST and GIN indexes.

mod known;

use std::collections::BTreeSet;

use ormlite_core::schema::registry::{
    self, ColumnDef, DefaultDef, ExcludeDef, IndexDef, IndexOn, SetupDef, SetupStage, TableDef,
};
use ormlite_core::types::{SqlType, StoredType};

use self::known::{BTREE_GIN, BTREE_GIST, EXTENSIONS, Extension, SCALARS};
use super::text::{self, Element};

/// An extension to create, and the package that contains it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Needed {
    pub(crate) name: &'static str,
    pub(crate) package: &'static str,
}

/// The extensions of tables, by name, except those that the program's own SQL creates, or whose
/// names it uses for something of its own.
pub(crate) fn needed(tables: &[&TableDef], setups: &[&SetupDef]) -> Vec<Needed> {
    let before = |setup: &&&SetupDef| setup.stage == SetupStage::BeforeTables;
    let own = setups.iter().filter(before).map(|setup| setup.sql);
    let mut found = Found {
        own: own.flat_map(text::created).collect(),
        needed: BTreeSet::new(),
    };
    for table in tables {
        found.table(table);
    }
    for domain in registry::domains_of(tables) {
        found.stored(&domain.base);
        let expressions = domain.checks.iter().chain(&domain.default);
        expressions.for_each(|sql| found.expression(sql));
    }
    for composite in registry::composites_of(tables) {
        let fields = composite.fields.iter();
        fields.for_each(|field| found.stored(&field.stored));
    }
    found.needed.into_iter().collect()
}

struct Found {
    /// What the program's own SQL creates, as kind and name.
    own: BTreeSet<(String, String)>,
    needed: BTreeSet<Needed>,
}

impl Found {
    fn table(&mut self, table: &TableDef) {
        for column in table.columns {
            self.ty(&column.type_name());
            if let Some(DefaultDef::Sql(sql)) = column.default {
                self.expression(sql);
            }
            column
                .generated
                .into_iter()
                .for_each(|sql| self.expression(sql));
        }
        table
            .checks
            .iter()
            .for_each(|check| self.expression(check.sql));
        table
            .indexes
            .iter()
            .for_each(|index| self.index(table, index));
        table
            .excludes
            .iter()
            .for_each(|exclude| self.exclude(table, exclude));
        table.policies.iter().for_each(|policy| {
            let conditions = [policy.using, policy.check];
            conditions
                .into_iter()
                .flatten()
                .for_each(|sql| self.expression(sql));
        });
        let definition = table.view.and_then(|view| view.definition);
        definition.into_iter().for_each(|sql| self.expression(sql));
    }

    fn stored(&mut self, stored: &StoredType) {
        self.ty(&stored_name(stored));
    }

    fn ty(&mut self, ty: &str) {
        if let Some(name) = text::type_name(ty) {
            self.named(&["type", "domain"], &name, |extension| extension.types);
        }
    }

    fn expression(&mut self, sql: &str) {
        for name in text::calls(sql) {
            self.named(&["function"], &name, |extension| extension.functions);
        }
    }

    fn index(&mut self, table: &TableDef, index: &IndexDef) {
        let method = index.method.unwrap_or("btree");
        self.named(&["method"], method, |extension| extension.methods);
        for element in index.elements {
            match (element.opclass, element.on) {
                (Some(class), _) => self.class(class),
                (None, IndexOn::Column(at)) => {
                    self.default_class(method, &table.columns[usize::from(at)]);
                }
                (None, IndexOn::Expression(_)) => {}
            }
            if let IndexOn::Expression(sql) = element.on {
                self.expression(sql);
            }
        }
        index
            .filter
            .into_iter()
            .for_each(|sql| self.expression(sql));
    }

    fn exclude(&mut self, table: &TableDef, exclude: &ExcludeDef) {
        let method = exclude.method.unwrap_or("btree");
        self.named(&["method"], method, |extension| extension.methods);
        for element in text::elements(exclude.elements) {
            let Element {
                on,
                class,
                operator,
            } = element;
            if let Some(class) = class {
                self.class(&class);
                continue;
            }
            match table
                .columns
                .iter()
                .find(|column| column.name == on.trim_matches('"'))
            {
                Some(column) => self.default_class(method, column),
                // A value that is compared for equality is a scalar, or a range, for which the
                // extension does no harm.
                None if operator == "=" && is(method, "gist") => self.add(BTREE_GIST),
                None => {}
            }
            self.expression(&on);
        }
    }

    fn class(&mut self, class: &str) {
        if let Some(name) = text::type_name(class) {
            self.named(&["class"], &name, |extension| extension.classes);
        }
    }

    /// The extension of a column without an operator class: only scalars need one.
    fn default_class(&mut self, method: &str, column: &ColumnDef) {
        let extension = match () {
            () if is(method, "gist") => BTREE_GIST,
            () if is(method, "gin") => BTREE_GIN,
            () => return,
        };
        let of_enum = || column.sql_type.is_none() && matches!(column.ty, SqlType::Enum(_));
        let name = match column.ty {
            SqlType::Domain(domain) if column.sql_type.is_none() => stored_name(&domain.base),
            _ => column.type_name(),
        };
        let scalar = || text::scalar_name(&name).is_some_and(|name| SCALARS.contains(&&*name));
        if of_enum() || scalar() {
            self.add(extension);
        }
    }

    fn named(
        &mut self,
        kinds: &[&str],
        name: &str,
        names: impl Fn(&Extension) -> &'static [&'static str],
    ) {
        let is_own = |kind: &&str| self.own.contains(&((*kind).to_owned(), name.to_owned()));
        if kinds.iter().any(is_own) {
            return;
        }
        let fits = |known: &&str| match known.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => *known == name,
        };
        let mut all = EXTENSIONS.iter();
        if let Some(extension) = all.find(|extension| names(extension).iter().any(fits)) {
            self.add(extension.name);
        }
    }

    fn add(&mut self, name: &'static str) {
        let is_own = self
            .own
            .contains(&("extension".to_owned(), name.to_owned()));
        let extension = EXTENSIONS.iter().find(|extension| extension.name == name);
        if let (Some(extension), false) = (extension, is_own) {
            self.needed.insert(Needed {
                name,
                package: extension.package,
            });
        }
    }
}

fn stored_name(stored: &StoredType) -> String {
    match (stored.sql_type, stored.ty) {
        (Some(sql), _) => sql.to_owned(),
        (None, SqlType::Domain(domain)) => stored_name(&domain.base),
        (None, ty) => ty.to_string(),
    }
}

fn is(method: &str, name: &str) -> bool {
    method.eq_ignore_ascii_case(name)
}
