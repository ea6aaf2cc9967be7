//! The renderer: text, parameters and visible sources of one statement.
//!
//! Values become `$1`, `$2`, ..., identifiers are quoted, columns are listed. The text depends on
//! the shape of a query, not on values or the length of a list, so that one prepared statement
//! serves all calls.

use std::borrow::Cow;
use std::fmt::{self, Write};

use crate::ast::SourceNode;
use crate::error::Error;
use crate::exec::{Statement, StatementKind};
use crate::sql::ident;
use crate::sql::parameters::{Inferred, MAX_COMPARED, ParameterIndex};
use crate::types::Bind;

/// Renders one statement and collects its parameters.
#[derive(Default)]
pub(crate) struct Renderer {
    pub(super) sql: String,
    pub(super) binds: Vec<Bind>,
    /// The parameters that have a cast to their type.
    pub(super) typed: Vec<usize>,
    /// The position in the text where the innermost operation or call starts.
    pub(super) around: usize,
    /// Finds equal parameters, once there are many.
    pub(super) parameter_index: Option<Box<ParameterIndex>>,
    /// The visible sources, those of the innermost query last.
    pub(super) scope: Vec<VisibleSource>,
    /// The names of the visible common table expressions.
    pub(super) ctes: Vec<Cow<'static, str>>,
    pub(super) context: Context,
    pub(super) invalid: Option<Error>,
}

/// How the innermost part of a statement is rendered.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// Columns are qualified with the name of their source.
    pub(super) qualified: bool,
    /// The query has `GROUP BY` or `DISTINCT`: the server compares its expressions by their text.
    pub(super) grouped: bool,
    /// The next query selects composite records instead of columns.
    pub(super) records: bool,
    /// The query is linked to the outer query.
    pub(super) linked: bool,
    /// The query is a part of another one without being a subquery of an expression.
    pub(super) within_another: bool,
    /// Values are rendered as literals, because the server accepts no parameters there.
    pub(super) literals: bool,
}

/// A source of the current query, or of an outer one.
pub(super) struct VisibleSource {
    pub(super) source: SourceNode,
    /// Whether it is rendered as a subquery that leaves out soft-deleted rows.
    pub(super) filtered: bool,
    /// Its alias, if an outer query has the same source.
    pub(super) name: Option<String>,
}

impl VisibleSource {
    /// Its name in the text, without a schema.
    pub(super) fn written(&self) -> &str {
        self.name.as_deref().unwrap_or(self.source.name())
    }

    pub(super) fn plain(source: SourceNode) -> Self {
        Self {
            source,
            filtered: false,
            name: None,
        }
    }
}

impl Renderer {
    pub(super) fn new() -> Self {
        Self {
            // Most statements fit, so the text is not reallocated.
            sql: String::with_capacity(512),
            ..Self::default()
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.sql.push_str(text);
    }

    pub(super) fn ident(&mut self, name: &str) {
        ident::write(&mut self.sql, name);
    }

    pub(super) fn table(&mut self, schema: Option<&str>, name: &str) {
        ident::write_qualified(&mut self.sql, schema, name);
    }

    pub(super) fn display(&mut self, value: impl fmt::Display) {
        let written = write!(self.sql, "{value}");
        debug_assert!(written.is_ok(), "writing to a `String` does not fail");
    }

    /// Writes a number without the cost of formatting: every statement with a parameter needs it.
    pub(super) fn number(&mut self, number: usize) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.sql.push(char::from(b'0' + (number % 10) as u8));
    }

    /// Writes a parameter; the number of an earlier one, if both are the same value.
    pub(super) fn bind(&mut self, bind: &Bind) {
        let earlier = self.earlier(bind);
        self.parameter(earlier, bind);
    }

    /// Writes a parameter with a cast to its type.
    ///
    /// In a query with `GROUP BY`, equal values are one parameter, so that equal expressions have
    /// equal texts.
    pub(super) fn typed_bind(&mut self, bind: &Bind) {
        let mut earlier = None;
        if self.context.grouped {
            let equals = |at: &usize| self.binds[*at].equals(bind);
            earlier = match self.typed.len() {
                0..=MAX_COMPARED => self.typed.iter().copied().find(equals),
                _ => {
                    let index = self.parameter_index.get_or_insert_default();
                    index.find_equal(&self.binds, &self.typed, bind)
                }
            };
        }
        // A parameter whose type the server infers can have another type elsewhere.
        if earlier.is_none() && !bind.sql_type().is_inferred() {
            earlier = self.earlier(bind);
        }
        let at = self.parameter(earlier, bind);
        if earlier.is_none() {
            self.typed.push(at);
        }
        self.push("::");
        self.display(bind.sql_type());
    }

    /// Starts an operation or a call, and returns the start of the outer one.
    pub(super) fn enter(&mut self) -> usize {
        std::mem::replace(&mut self.around, self.sql.len())
    }

    /// Writes a parameter whose type the server infers.
    ///
    /// A parameter has one type. So a value that occurs several times is one parameter only if the
    /// text of the operation before it is the same, as in the expressions of `GROUP BY`.
    pub(super) fn inferred_bind(&mut self, bind: &Bind) {
        let before = &self.sql[self.around..];
        if before.is_empty() {
            self.parameter(None, bind);
            return;
        }
        let place = Inferred::new(before, bind, self.context.grouped);
        let index = self.parameter_index.get_or_insert_default();
        let earlier = index.inferred.get(&place).copied();
        let at = self.parameter(earlier, bind);
        if let (None, Some(index)) = (earlier, &mut self.parameter_index) {
            index.inferred.insert(place, at);
        }
    }

    /// The position of the same value among the parameters.
    pub(super) fn earlier(&mut self, bind: &Bind) -> Option<usize> {
        // A value with one owner occurs once.
        match (bind.is_shared(), self.binds.len()) {
            (false, _) => None,
            (true, 0..=MAX_COMPARED) => self.binds.iter().position(|earlier| earlier.is(bind)),
            (true, _) => {
                let index = self.parameter_index.get_or_insert_default();
                index.find_shared(&self.binds, bind)
            }
        }
    }

    pub(super) fn parameter(&mut self, earlier: Option<usize>, bind: &Bind) -> usize {
        let at = earlier.unwrap_or_else(|| {
            self.binds.push(bind.clone());
            self.binds.len() - 1
        });
        self.push("$");
        self.number(at + 1);
        at
    }

    /// Renders a part of the statement in a changed context, which is restored afterwards.
    pub(super) fn in_context(
        &mut self,
        change: impl FnOnce(&mut Context),
        write: impl FnOnce(&mut Self),
    ) {
        let around = self.context;
        change(&mut self.context);
        write(self);
        self.context = around;
    }

    /// Renders items with a separator between them.
    pub(super) fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        separator: &str,
        mut item: impl FnMut(&mut Self, T),
    ) {
        for (at, each) in items.into_iter().enumerate() {
            if at > 0 {
                self.push(separator);
            }
            item(self, each);
        }
    }

    pub(super) fn fail(&mut self, reason: String) {
        self.invalid
            .get_or_insert_with(|| Error::invalid_query(reason));
    }

    pub(super) fn finish(self, kind: StatementKind, table: &'static str) -> Statement {
        Statement {
            sql: self.sql,
            binds: self.binds,
            kind,
            table,
            invalid: self.invalid,
            location: None,
        }
    }
}
