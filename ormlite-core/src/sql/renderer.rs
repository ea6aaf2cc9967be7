//! SQL text: the one place where it is made.
//!
//! Values become `$1`, `$2`, ..., identifiers are quoted, columns are always listed. The text
//! depends on the shape of a query alone, never on a value or the length of a list, so that a
//! prepared statement serves every call.

use std::borrow::Cow;
use std::fmt::{self, Write};

use crate::ast::SourceNode;
use crate::error::Error;
use crate::exec::{Statement, StatementKind};
use crate::sql::seen::{Inferred, Seen};
use crate::sql::{ident, seen};
use crate::types::Bind;

/// Writes the text of one statement and collects its values.
#[derive(Default)]
pub(crate) struct Renderer {
    pub(super) sql: String,
    pub(super) binds: Vec<Bind>,
    /// Those of the values whose type is spelled out.
    pub(super) typed: Vec<usize>,
    /// Where the innermost operation or call starts.
    pub(super) around: usize,
    /// Finds values among many.
    pub(super) seen: Option<Box<Seen>>,
    /// The sources in sight, those of the innermost query last.
    pub(super) scope: Vec<VisibleSource>,
    /// The names of the common table expressions that the query being written can use.
    pub(super) ctes: Vec<Cow<'static, str>>,
    pub(super) context: Context,
    pub(super) invalid: Option<Error>,
}

/// How the innermost piece of a statement is written.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    /// Columns are written with the name of their source.
    pub(super) qualified: bool,
    /// The query groups by expressions, which the server must find again in what is selected.
    pub(super) grouped: bool,
    /// The next query selects records instead of columns.
    pub(super) records: bool,
    /// The query is linked to the one around it.
    pub(super) linked: bool,
    /// A query that is no sub-select stands within another.
    pub(super) within_another: bool,
    /// Values are written as literals, where the server takes no bound ones.
    pub(super) literals: bool,
}

/// A source of the query that is being written, or of one around it.
pub(super) struct VisibleSource {
    pub(super) source: SourceNode,
    /// Whether it stands as a query of its rows that are not deleted.
    pub(super) filtered: bool,
    /// A name of its own, where a query around has the same source.
    pub(super) name: Option<String>,
}

impl VisibleSource {
    /// The last part of the name that it is written by.
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
            // Most statements fit, and so are not copied while they grow.
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

    /// Writes a number, which every statement with a value does, without what formatting costs.
    pub(super) fn number(&mut self, number: usize) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.sql.push(char::from(b'0' + (number % 10) as u8));
    }

    /// Writes the number of a value; that of an earlier one where both are the same.
    pub(super) fn bind(&mut self, bind: &Bind) {
        let earlier = self.earlier(bind);
        self.parameter(earlier, bind);
    }

    /// Writes the number and the type of a value.
    ///
    /// Where the server has to find an expression again, in `GROUP BY`, equal values have one
    /// number, so that equal expressions have equal texts.
    pub(super) fn typed_bind(&mut self, bind: &Bind) {
        let mut earlier = None;
        if self.context.grouped {
            let equals = |at: &usize| self.binds[*at].equals(bind);
            earlier = match self.typed.len() {
                0..=seen::FEW => self.typed.iter().copied().find(equals),
                _ => {
                    let seen = self.seen.get_or_insert_default();
                    seen.equal(&self.binds, &self.typed, bind)
                }
            };
        }
        // Where the type of a value is inferred, a number that stands elsewhere may have another.
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

    /// Starts an operation or a call, and gives where the one around it does.
    pub(super) fn enter(&mut self) -> usize {
        std::mem::replace(&mut self.around, self.sql.len())
    }

    /// Writes the number of a value whose type the server infers.
    ///
    /// One number has one type. So a value that stands in several places has one number only where
    /// the same text is before it, as in expressions that `GROUP BY` must find again.
    pub(super) fn inferred_bind(&mut self, bind: &Bind) {
        let before = &self.sql[self.around..];
        if before.is_empty() {
            self.parameter(None, bind);
            return;
        }
        let place = Inferred::new(before, bind, self.context.grouped);
        let seen = self.seen.get_or_insert_default();
        let earlier = seen.inferred.get(&place).copied();
        let at = self.parameter(earlier, bind);
        if let (None, Some(seen)) = (earlier, &mut self.seen) {
            seen.inferred.insert(place, at);
        }
    }

    /// Where the same value has been bound before.
    pub(super) fn earlier(&mut self, bind: &Bind) -> Option<usize> {
        // A value that nobody else holds stands in one place.
        match (bind.is_shared(), self.binds.len()) {
            (false, _) => None,
            (true, 0..=seen::FEW) => self.binds.iter().position(|seen| seen.is(bind)),
            (true, _) => {
                let seen = self.seen.get_or_insert_default();
                seen.same(&self.binds, bind)
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

    /// Writes a piece of the statement in a context of its own. The context around it comes back.
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

    /// Writes the items with a separator between them.
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
