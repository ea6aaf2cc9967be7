//! The linked tables of a program as a [`Catalog`].
//!
//! What `setup!` declares is not part of it: it is SQL text that no one has read.

mod exclude;
mod extensions;
mod sql_type;
mod text;

use std::collections::BTreeMap;
use std::fmt;

use ormlite_core::schema::registry::{
    self, ColumnDef, DefaultDef, ForeignKeyDef, IdentityDef, IndexDef, SetupDef, TableDef,
    generated_name,
};
use ormlite_core::types::{EnumStorage, SqlType};

pub(crate) use self::extensions::needed;
use crate::model::{
    Catalog, Column, Constraint, ConstraintKind, EnumType, Extension, ForeignKey, ForeignKeyAction,
    Generated, Identity, IdentityKind, Index, IndexElement, IndexOn, Key, Match, Name, NotNull,
    Nulls, Sequence, SequenceOptions, Table, Timing, Type, TypeKind, View,
};

/// Two objects of the program that would have the same name in a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameConflict {
    kind: &'static str,
    name: String,
    /// Where they are declared, as far as that is known.
    modules: Vec<&'static str>,
}

impl fmt::Display for NameConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            kind,
            name,
            modules,
        } = self;
        write!(f, "two {kind} have the name {name}")?;
        if !modules.is_empty() {
            write!(f, ", in {}", modules.join(" and "))?;
        }
        f.write_str("; rename one of them")
    }
}

impl std::error::Error for NameConflict {}

/// Returns the catalog of all tables that are linked into the program, with their extensions,
/// schemas, enum types and views.
///
/// Tables and enums that declare no schema are in `schema`, which is usually `public`. In the empty
/// schema they are those that the search path finds: see [`Name::schema`].
///
/// # Errors
///
/// Two tables, or two enums with different labels, have the same name.
pub fn from_registry(schema: &str) -> Result<Catalog, NameConflict> {
    catalog_of(&registry::tables(), &registry::setups(), schema)
}

/// Returns the catalog of some tables. Extensions that `setups` create are left to them.
///
/// A foreign key is left out if no table of the target's schema is among the tables: its domain is
/// not linked.
///
/// # Errors
///
/// As [`from_registry`].
pub fn catalog_of(
    tables: &[&TableDef],
    setups: &[&SetupDef],
    schema: &str,
) -> Result<Catalog, NameConflict> {
    let mut reader = Reader {
        schema,
        tables,
        catalog: Catalog::default(),
        modules: BTreeMap::new(),
    };
    for needed in needed(tables, setups) {
        let name = needed.name.to_owned();
        reader.catalog.extensions.insert(name, Extension::default());
    }
    reader.enums()?;
    for table in tables {
        match table.view {
            None => reader.table(table)?,
            Some(view) => reader.view(table, view.definition)?,
        }
    }
    Ok(reader.catalog)
}

struct Reader<'a> {
    /// The schema of what declares none.
    schema: &'a str,
    tables: &'a [&'a TableDef],
    catalog: Catalog,
    /// Where tables and views are declared.
    modules: BTreeMap<Name, &'static str>,
}

impl Reader<'_> {
    fn name(&mut self, schema: Option<&str>, name: &str) -> Name {
        let name = Name::new(schema.unwrap_or(self.schema), name);
        if !name.schema.is_empty() {
            self.catalog.schemas.entry(name.schema.clone()).or_default();
        }
        name
    }

    fn enums(&mut self) -> Result<(), NameConflict> {
        for desc in registry::enums_of(self.tables) {
            let name = self.name(desc.schema, desc.name);
            let labels = desc.labels.iter().map(|label| (*label).to_owned());
            let ty = Type {
                kind: TypeKind::Enum(EnumType {
                    labels: labels.collect(),
                }),
                comment: None,
                acl: None,
            };
            if self.catalog.types.insert(name.clone(), ty).is_some() {
                return Err(NameConflict {
                    kind: "enums with different labels",
                    name: name.to_string(),
                    modules: Vec::new(),
                });
            }
        }
        Ok(())
    }

    /// The name of a table or view that no other one has.
    fn own_name(&mut self, table: &TableDef) -> Result<Name, NameConflict> {
        let name = self.name(table.desc.schema, table.desc.name);
        match self.modules.insert(name.clone(), table.module) {
            None => Ok(name),
            Some(other) => Err(NameConflict {
                kind: "tables",
                name: name.to_string(),
                modules: vec![other, table.module],
            }),
        }
    }

    fn view(&mut self, view: &TableDef, definition: Option<&str>) -> Result<(), NameConflict> {
        // One without a definition is declared by SQL of the program.
        if let Some(definition) = definition {
            let name = self.own_name(view)?;
            let view = View {
                definition: definition.to_owned(),
                ..View::default()
            };
            self.catalog.views.insert(name, view);
        }
        Ok(())
    }

    fn table(&mut self, def: &TableDef) -> Result<(), NameConflict> {
        let name = self.own_name(def)?;
        let mut table = Table::default();
        for column in def.columns {
            let column = self.column(&name, column);
            table.columns.push(column);
        }
        for (constraint, declared) in self.constraints(def) {
            if table
                .constraints
                .insert(constraint.clone(), declared)
                .is_some()
            {
                return Err(NameConflict {
                    kind: "constraints of a table",
                    name: format!("{name}.{constraint}"),
                    modules: vec![def.module],
                });
            }
        }
        for declared in def.indexes {
            let index = index(def, declared);
            if table
                .indexes
                .insert(declared.name.to_owned(), index)
                .is_some()
            {
                return Err(NameConflict {
                    kind: "indexes of a table",
                    name: format!("{name}.{}", declared.name),
                    modules: vec![def.module],
                });
            }
        }
        self.catalog.tables.insert(name, table);
        Ok(())
    }

    fn column(&mut self, table: &Name, def: &ColumnDef) -> Column {
        let mut column = Column {
            name: def.name.to_owned(),
            not_null: (!def.nullable).then(NotNull::default),
            generated: def.generated.map(|expression| Generated {
                expression: expression.to_owned(),
                kind: Default::default(),
            }),
            identity: def.identity.map(|kind| Identity {
                kind: match kind {
                    IdentityDef::Always => IdentityKind::Always,
                    IdentityDef::ByDefault => IdentityKind::ByDefault,
                },
                options: SequenceOptions::default(),
                sequence: None,
                comment: None,
                acl: None,
            }),
            default: match def.default {
                Some(DefaultDef::Sql(expression)) => Some(expression.to_owned()),
                Some(DefaultDef::UuidV7) | None => None,
            },
            ..Column::default()
        };
        let sql = self.type_text(def);
        if let Some(integer) = sql_type::of_serial(&sql) {
            self.serial(table, &mut column, integer);
            return column;
        }
        let (ty, collation) = sql_type::with_collation(&sql);
        column.ty = ty;
        column.collation = collation;
        column
    }

    /// A `serial` column is what the server makes of it: an integer with the default of a sequence
    /// that it owns.
    fn serial(&mut self, table: &Name, column: &mut Column, integer: &str) {
        let sequence = table.beside(generated_name(&table.name, &column.name, "seq"));
        let literal = sequence.quoted().replace('\'', "''");
        column.ty = integer.to_owned();
        column.not_null = Some(NotNull::default());
        column.default = Some(format!("nextval('{literal}'::regclass)"));
        let owned = Sequence {
            ty: integer.to_owned(),
            owned_by: Some((table.clone(), column.name.clone())),
            ..Sequence::default()
        };
        self.catalog.sequences.insert(sequence, owned);
    }

    fn type_text(&self, column: &ColumnDef) -> String {
        let stored = column.labels.map(|labels| labels.desc.storage);
        let is_own = column.sql_type.is_none() && matches!(stored, None | Some(EnumStorage::Type));
        let of_enum = |ty: &SqlType| match ty {
            SqlType::Enum(desc) => {
                let schema = desc.schema.unwrap_or(self.schema);
                Some(Name::new(schema, desc.name).quoted())
            }
            _ => None,
        };
        let enumerated = match column.ty {
            SqlType::Array(element) => of_enum(element).map(|name| name + "[]"),
            ty => of_enum(ty),
        };
        match enumerated {
            Some(name) if is_own => name,
            _ => column.type_name(),
        }
    }

    fn constraints(&mut self, def: &TableDef) -> Vec<(String, Constraint)> {
        let mut all = Vec::new();
        let mut add = |name: &str, kind, timing| {
            let constraint = Constraint {
                kind,
                timing,
                not_valid: false,
                not_enforced: false,
                inherited: false,
                comment: None,
                index_comment: None,
            };
            all.push((name.to_owned(), constraint));
        };
        let always = Timing::NotDeferrable;
        if let Some(key) = def.primary_key {
            let key_columns = columns(def, def.desc.key);
            let kind = ConstraintKind::PrimaryKey(Key {
                columns: key_columns,
                ..Key::default()
            });
            add(key.name, kind, always);
        }
        for unique in def.uniques {
            let kind = ConstraintKind::Unique(Key {
                columns: columns(def, unique.columns),
                nulls_not_distinct: unique.nulls_not_distinct,
                ..Key::default()
            });
            add(unique.name, kind, timing(unique.timing));
        }
        let check = |sql: &str| ConstraintKind::Check {
            expression: sql.to_owned(),
            no_inherit: false,
        };
        for declared in def.checks {
            add(declared.name, check(declared.sql), always);
        }
        for declared in def.enum_checks() {
            add(&declared.name, check(&declared.sql), always);
        }
        for declared in def.excludes {
            add(
                declared.name,
                exclude::kind(declared),
                timing(declared.timing),
            );
        }
        for key in def.foreign_keys {
            if self.has_schema(key) {
                let table = key.target.schema().unwrap_or(self.schema);
                let kind = ConstraintKind::ForeignKey(ForeignKey {
                    columns: columns(def, key.columns),
                    table: Name::new(table, key.target.table()),
                    referenced: key
                        .target
                        .columns()
                        .into_iter()
                        .map(str::to_owned)
                        .collect(),
                    matching: Match::Simple,
                    on_delete: action(key.on_delete),
                    on_delete_columns: Vec::new(),
                    on_update: action(key.on_update),
                    period: false,
                });
                add(key.name, kind, timing(key.timing));
            }
        }
        all
    }

    /// Whether the domain of a foreign key's target is linked. If the target alone is missing, the
    /// server reports it.
    fn has_schema(&self, key: &ForeignKeyDef) -> bool {
        let mut tables = self.tables.iter().filter(|table| table.view.is_none());
        tables.any(|table| table.desc.schema == key.target.schema())
    }
}

fn columns(table: &TableDef, at: &[u16]) -> Vec<String> {
    let names = at.iter().map(|&at| table.column_name(at).to_owned());
    names.collect()
}

fn index(table: &TableDef, def: &IndexDef) -> Index {
    let elements = def.elements.iter().map(|element| {
        let (opclass, opclass_options) = match element.opclass {
            Some(class) => text::with_parameters(class),
            None => (None, BTreeMap::new()),
        };
        IndexElement {
            opclass,
            opclass_options,
            desc: element.desc,
            nulls: element.nulls.map(|nulls| match nulls {
                registry::Nulls::First => Nulls::First,
                registry::Nulls::Last => Nulls::Last,
            }),
            ..IndexElement::new(match element.on {
                registry::IndexOn::Column(at) => IndexOn::Column(table.column_name(at).to_owned()),
                registry::IndexOn::Expression(sql) => IndexOn::Expression(format!("({sql})")),
            })
        }
    });
    Index {
        elements: elements.collect(),
        unique: def.unique,
        nulls_not_distinct: def.nulls_not_distinct,
        method: text::folded(def.method.unwrap_or("btree")),
        include: columns(table, def.include),
        filter: def.filter.map(str::to_owned),
        options: def.with.map(text::parameters).unwrap_or_default(),
        ..Index::default()
    }
}

fn timing(timing: registry::Timing) -> Timing {
    match timing {
        registry::Timing::NotDeferrable => Timing::NotDeferrable,
        registry::Timing::Deferrable => Timing::Deferrable,
        registry::Timing::InitiallyDeferred => Timing::InitiallyDeferred,
    }
}

fn action(action: registry::ForeignKeyAction) -> ForeignKeyAction {
    match action {
        registry::ForeignKeyAction::NoAction => ForeignKeyAction::NoAction,
        registry::ForeignKeyAction::Restrict => ForeignKeyAction::Restrict,
        registry::ForeignKeyAction::Cascade => ForeignKeyAction::Cascade,
        registry::ForeignKeyAction::SetNull => ForeignKeyAction::SetNull,
        registry::ForeignKeyAction::SetDefault => ForeignKeyAction::SetDefault,
    }
}
