//! Makes the model of a table from its attributes: finds the columns of lists, and names
//! constraints and indexes.

mod partition;

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::{DeriveInput, LitStr};

use super::attr::index::{Element, On};
use super::attr::reference::{Actions, Target, Timing};
use super::attr::{ColumnAttr, TableAttr};
use super::model::{
    Check, Column, Condition, Exclude, Index, IndexElement, Name, Reference, Table, Unique,
};
use super::stub::Stub;
use crate::constraint_names::{self, Generated};
use crate::diagnostics::{Diagnostics, did_you_mean};
use crate::structure;

impl Table {
    /// Parses the struct. A struct that cannot be a table becomes a stub.
    pub(crate) fn parse(input: DeriveInput, mistakes: &Diagnostics) -> Result<Self, Stub> {
        let attr = TableAttr::parse(&input.attrs, mistakes);
        let (ident, vis) = (input.ident.clone(), input.vis.clone());
        let docs = structure::docs(input.attrs.clone());
        let stub = Stub::of(&input, attr.krate.as_ref());
        let columns = structure::named_fields(input, "Table", mistakes)
            .ok_or(stub)?
            .into_iter()
            .filter_map(|field| {
                Some(Column {
                    attr: ColumnAttr::parse(&field.attrs, mistakes),
                    ident: field.ident?,
                    vis: field.vis,
                    docs: structure::docs(field.attrs),
                    ty: field.ty,
                    hidden: false,
                })
            })
            .collect();
        let mut table = Self {
            ident,
            vis,
            docs,
            attr,
            columns,
            key: Vec::new(),
            key_name: None,
            uniques: Vec::new(),
            indexes: Vec::new(),
            checks: Vec::new(),
            excludes: Vec::new(),
            references: Vec::new(),
            partition: None,
        };
        table.resolve(mistakes);
        Ok(table)
    }

    /// Fills in the key, the constraints, the indexes and the references.
    fn resolve(&mut self, mistakes: &Diagnostics) {
        let mut names = Names::of(self);
        self.find_key(&mut names, mistakes);
        self.take_columns(&mut names);
        self.take_uniques(&mut names, mistakes);
        self.take_indexes(&mut names, mistakes);
        self.take_checks(&mut names);
        self.take_references(&mut names, mistakes);
        self.take_relations(mistakes);
        self.take_partition(mistakes);
    }

    /// The primary key: the flagged columns, or the list on the struct.
    fn find_key(&mut self, names: &mut Names, mistakes: &Diagnostics) {
        let (span, key) = match &self.attr.primary_key {
            Some((token, columns)) => (token.span(), self.find_all(columns, mistakes)),
            None => {
                let flagged = |at: &usize| self.columns[*at].attr.primary_key.is_some();
                let key: Vec<_> = (0..self.columns.len()).filter(flagged).collect();
                let token = key
                    .first()
                    .and_then(|at| self.columns[*at].attr.primary_key.as_ref());
                let span = token.map_or_else(Span::call_site, Ident::span);
                (span, Some(key))
            }
        };
        self.key = key.unwrap_or_default();
        if !self.key.is_empty() {
            self.key_name = Some(names.generate(std::iter::empty(), "pkey", span));
        }
    }

    /// The constraints, indexes and foreign keys that are declared on columns.
    fn take_columns(&mut self, names: &mut Names) {
        for at in 0..self.columns.len() {
            let column = &mut self.columns[at];
            let name = column.name();
            let only = || std::iter::once(name.as_str());
            let references = column.attr.references.take();
            if let Some(token) = &column.attr.unique {
                let timing = match references {
                    None => std::mem::take(&mut column.attr.timing),
                    Some(_) => Timing::default(),
                };
                self.uniques.push(Unique {
                    name: names.generate(only(), "key", token.span()),
                    columns: vec![at],
                    nulls_not_distinct: false,
                    timing,
                });
            }
            if let Some(token) = &column.attr.index {
                let on = Element::on(On::Column(column.ident.clone()));
                self.indexes.push(Index {
                    name: names.generate(only(), "idx", token.span()),
                    unique: false,
                    nulls_not_distinct: false,
                    method: None,
                    elements: vec![IndexElement {
                        column: Some(at),
                        written: on,
                    }],
                    include: Vec::new(),
                    filter: None,
                    with: None,
                });
            }
            if let Some(sql) = &column.attr.check {
                self.checks.push(Check {
                    name: names.generate(only(), "check", sql.span()),
                    sql: sql.clone(),
                });
            }
            if let Some(target) = references {
                self.references.push(Reference {
                    name: Some(names.generate(only(), "fkey", target.span())),
                    columns: vec![at],
                    accessor: column.accessor(&target),
                    target,
                    actions: std::mem::take(&mut column.attr.actions),
                    timing: std::mem::take(&mut column.attr.timing),
                    relation: column.attr.relation.clone(),
                    when: None,
                    extensions: std::mem::take(&mut column.attr.extensions),
                });
            }
        }
    }

    /// `unique(..)`: a constraint, or with `where` a partial index.
    fn take_uniques(&mut self, names: &mut Names, mistakes: &Diagnostics) {
        for unique in std::mem::take(&mut self.attr.uniques) {
            let Some(columns) = self.find_all(&unique.columns, mistakes) else {
                continue;
            };
            let label = if unique.filter.is_some() {
                "idx"
            } else {
                "key"
            };
            let of = columns.iter().map(|at| self.columns[*at].name());
            let name = names.name(unique.name, of, label, unique.key.span());
            match unique.filter {
                Some(filter) => {
                    if let Some(token) = unique.timing.token() {
                        mistakes.on(
                            token,
                            "with `where` this is a partial unique index, which PostgreSQL cannot \
                             defer; remove this or the `where`",
                        );
                    }
                    let elements = unique.columns.into_iter().zip(columns);
                    self.indexes.push(Index {
                        name,
                        unique: true,
                        nulls_not_distinct: unique.nulls_not_distinct,
                        method: None,
                        elements: elements
                            .map(|(ident, at)| IndexElement {
                                column: Some(at),
                                written: Element::on(On::Column(ident)),
                            })
                            .collect(),
                        include: Vec::new(),
                        filter: Some(filter),
                        with: None,
                    });
                }
                None => self.uniques.push(Unique {
                    name,
                    columns,
                    nulls_not_distinct: unique.nulls_not_distinct,
                    timing: unique.timing,
                }),
            }
        }
    }

    fn take_indexes(&mut self, names: &mut Names, mistakes: &Diagnostics) {
        for index in std::mem::take(&mut self.attr.indexes) {
            let wanted = index.elements.len();
            let span = index.span;
            let elements: Vec<_> = index
                .elements
                .into_iter()
                .filter_map(|written| {
                    let column = match &written.on {
                        On::Column(ident) => Some(self.find(ident, mistakes)?),
                        On::Expression(_) => None,
                    };
                    Some(IndexElement { column, written })
                })
                .collect();
            let include = self.find_all(&index.include, mistakes);
            let (true, Some(include)) = (elements.len() == wanted, include) else {
                continue;
            };
            let of = elements
                .iter()
                .map(|element| match (&element.written.on, element.column) {
                    (On::Expression(sql), _) => {
                        constraint_names::of_expression(&sql.value()).to_owned()
                    }
                    (On::Column(ident), None) => ident.to_string(),
                    (_, Some(at)) => self.columns[at].name(),
                })
                .chain(include.iter().map(|at| self.columns[*at].name()));
            let name = names.name(index.name, of, "idx", span);
            self.indexes.push(Index {
                name,
                unique: index.unique,
                nulls_not_distinct: false,
                method: index.method,
                elements,
                include,
                filter: index.filter,
                with: index.with,
            });
        }
    }

    fn take_checks(&mut self, names: &mut Names) {
        for check in std::mem::take(&mut self.attr.checks) {
            let span = check.sql.span();
            self.checks.push(Check {
                name: names.name(check.name, std::iter::empty(), "check", span),
                sql: check.sql,
            });
        }
        for exclude in std::mem::take(&mut self.attr.excludes) {
            let (elements, span) = (exclude.elements.value(), exclude.elements.span());
            let of = elements.split(',').map(|element| {
                let element = element
                    .split_once(" WITH ")
                    .map_or(element, |(name, _)| name);
                constraint_names::of_expression(element).to_owned()
            });
            self.excludes.push(Exclude {
                name: names.name(exclude.name, of, "excl", span),
                elements: exclude.elements,
                method: exclude.method,
                filter: exclude.filter,
                timing: exclude.timing,
            });
        }
    }

    fn take_references(&mut self, names: &mut Names, mistakes: &Diagnostics) {
        for foreign_key in std::mem::take(&mut self.attr.foreign_keys) {
            let Some(columns) = self.find_all(&foreign_key.columns, mistakes) else {
                continue;
            };
            if !as_many("foreign key", &columns, &foreign_key.target, mistakes) {
                continue;
            }
            let of = columns.iter().map(|at| self.columns[*at].name());
            let name = names.name(foreign_key.name, of, "fkey", foreign_key.key.span());
            let typed = matches!(foreign_key.target, Target::Table { .. });
            self.references.push(Reference {
                name: Some(name),
                columns,
                target: foreign_key.target,
                actions: foreign_key.actions,
                timing: foreign_key.timing,
                accessor: foreign_key.relation.clone().filter(|_| typed),
                relation: foreign_key.relation,
                when: None,
                extensions: foreign_key.extensions,
            });
        }
    }

    /// The relations without a foreign key. They are described after the foreign keys.
    fn take_relations(&mut self, mistakes: &Diagnostics) {
        for relation in std::mem::take(&mut self.attr.belongs_to) {
            let when = relation.when.and_then(|when| {
                Some(Condition {
                    column: self.find(&when.column, mistakes)?,
                    value: when.value,
                })
            });
            let Some(columns) = self.find_all(&relation.columns, mistakes) else {
                continue;
            };
            if !as_many("relation", &columns, &relation.target, mistakes) {
                continue;
            }
            self.references.push(Reference {
                name: None,
                columns,
                target: relation.target,
                actions: Actions::default(),
                timing: Timing::default(),
                accessor: Some(relation.name.clone()),
                relation: Some(relation.name),
                when,
                extensions: relation.extensions,
            });
        }
    }

    /// The columns of a list. A column that is listed twice is reported.
    fn find_all(&self, idents: &[Ident], mistakes: &Diagnostics) -> Option<Vec<usize>> {
        let mut found = Vec::new();
        for ident in idents {
            let Some(at) = self.find(ident, mistakes) else {
                continue;
            };
            if found.contains(&at) {
                mistakes.on(ident, format_args!("`{ident}` is listed twice; keep one"));
            } else {
                found.push(at);
            }
        }
        (found.len() == idents.len()).then_some(found)
    }

    /// The column with this field name, or with this column name in the database.
    fn find(&self, ident: &Ident, mistakes: &Diagnostics) -> Option<usize> {
        let name = ident.unraw();
        let of_field = self
            .columns
            .iter()
            .position(|column| column.ident.unraw() == name);
        let by_name = || self.columns.iter().position(|column| name == column.name());
        let found = of_field.or_else(by_name);
        if found.is_none() {
            let fields: Vec<_> = self
                .columns
                .iter()
                .map(|c| c.ident.unraw().to_string())
                .collect();
            let hint = did_you_mean(&name.to_string(), fields.iter().map(String::as_str))
                .unwrap_or_else(|| "use the name of a field".to_owned());
            mistakes.on(
                ident,
                format_args!("`{}` has no column `{name}`; {hint}", self.ident),
            );
        }
        found
    }
}

/// Whether a foreign key has as many columns as its target.
fn as_many(what: &str, columns: &[usize], target: &Target, mistakes: &Diagnostics) -> bool {
    let (here, there) = (columns.len(), target.width());
    if here != there {
        let message = format!(
            "the {what} has {here} columns and its target {there}; the numbers must be equal"
        );
        mistakes.at(target.span(), message);
    }
    here == there
}

/// Names the constraints and indexes.
struct Names(Generated);

impl Names {
    fn of(table: &Table) -> Self {
        let attr = &table.attr;
        let given = (attr.uniques.iter().map(|unique| &unique.name))
            .chain(attr.indexes.iter().map(|index| &index.name))
            .chain(attr.checks.iter().map(|check| &check.name))
            .chain(attr.excludes.iter().map(|exclude| &exclude.name))
            .chain(
                attr.foreign_keys
                    .iter()
                    .map(|foreign_key| &foreign_key.name),
            )
            .flatten()
            .map(LitStr::value)
            .collect();
        Self(Generated::new(&table.name(), given))
    }

    fn name(
        &mut self,
        given: Option<LitStr>,
        columns: impl Iterator<Item = String>,
        label: &str,
        span: Span,
    ) -> Name {
        match given {
            Some(name) => Name {
                text: name.value(),
                span: name.span(),
                given: true,
            },
            None => {
                let columns: Vec<_> = columns.collect();
                self.generate(columns.iter().map(String::as_str), label, span)
            }
        }
    }

    fn generate<'a>(
        &mut self,
        columns: impl Iterator<Item = &'a str>,
        label: &str,
        span: Span,
    ) -> Name {
        Name {
            text: self.0.name(columns, label),
            span,
            given: false,
        }
    }
}
