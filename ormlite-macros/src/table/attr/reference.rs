//! The target, the actions and the timing of a foreign key.

use proc_macro2::{Ident, TokenStream};
use syn::parse::ParseStream;
use syn::{LitStr, Path};

use crate::args::values::{idents, word};
use crate::args::{Keyed, Shape};
use crate::diagnostics::Diagnostics;

/// The values of `on_delete` and `on_update`.
pub(super) const ACTIONS: &str =
    "on_delete = cascade`, `restrict`, `set_null`, `set_default` or `no_action";

/// What happens to the referencing rows if the referenced row is deleted or changed.
#[derive(Default)]
pub(crate) struct Actions {
    pub(crate) on_delete: Option<Action>,
    pub(crate) on_update: Option<Action>,
}

pub(crate) struct Action {
    pub(crate) key: Ident,
    pub(crate) value: Ident,
}

impl Actions {
    /// Reads `on_delete = ..` and `on_update = ..`. Returns false for another key.
    pub(crate) fn read(&mut self, arg: &Keyed, mistakes: &Diagnostics) -> bool {
        let known = [
            "cascade",
            "restrict",
            "set_null",
            "set_default",
            "no_action",
        ];
        let slot = match arg.name().as_str() {
            "on_delete" => &mut self.on_delete,
            "on_update" => &mut self.on_update,
            _ => return false,
        };
        *slot = word(arg, &known, mistakes).map(|value| Action {
            key: arg.key.clone(),
            value,
        });
        true
    }

    pub(crate) fn both(&self) -> impl Iterator<Item = &Action> {
        self.on_delete.iter().chain(&self.on_update)
    }
}

/// When a constraint is checked.
#[derive(Default)]
pub(crate) struct Timing {
    pub(crate) deferrable: Option<Ident>,
    pub(crate) initially_deferred: Option<Ident>,
}

impl Timing {
    /// Reads `deferrable` and `initially_deferred`. Returns false for another key.
    pub(crate) fn read(&mut self, arg: &Keyed, mistakes: &Diagnostics) -> bool {
        match arg.name().as_str() {
            "deferrable" => self.deferrable = arg.flag(mistakes),
            "initially_deferred" => self.initially_deferred = arg.flag(mistakes),
            _ => return false,
        }
        true
    }

    /// The token that makes the constraint deferrable.
    pub(crate) fn token(&self) -> Option<&Ident> {
        self.deferrable
            .as_ref()
            .or(self.initially_deferred.as_ref())
    }
}

/// The table and the columns that a foreign key refers to.
pub(crate) enum Target {
    /// `Property::id`, `Other(x, y)`.
    Table { path: Path, columns: Vec<Ident> },
    /// `"core.properties(id)"`.
    Text {
        text: LitStr,
        schema: Option<String>,
        table: String,
        columns: Vec<String>,
    },
}

impl Target {
    /// `references = Property::id`, or a string, with one column.
    pub(super) fn parse_one(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let target = Self::parse(arg, true, mistakes)?;
        if target.width() != 1 {
            mistakes.on(
                arg.value(|input| input.parse::<TokenStream>(), mistakes)?,
                "a column refers to one column; for several columns write \
                 `#[table(foreign_key(columns(a, b), references = Other(x, y)))]`",
            );
            return None;
        }
        Some(target)
    }

    /// `references = Other(x, y)` or a string. With `one`, a path may end in the column.
    pub(crate) fn parse(arg: &Keyed, one: bool, mistakes: &Diagnostics) -> Option<Self> {
        let text = match &arg.shape {
            Shape::Value(value) => syn::parse2::<LitStr>(value.clone()).ok(),
            _ => None,
        };
        if let Some(text) = text {
            let target = Self::of_text(&text);
            if target.is_none() {
                mistakes.on(
                    text,
                    "a reference in quotes has the form \"schema.table(column)\" or \"table(column)\"",
                );
            }
            return target;
        }
        arg.value(
            |input| {
                let mut path = Path::parse_mod_style(input)?;
                if one && input.is_empty() {
                    let column = part_last(&mut path, input)?;
                    let columns = vec![column];
                    return Ok(Self::Table { path, columns });
                }
                let list;
                syn::parenthesized!(list in input);
                let columns = idents(&list)?;
                Ok(Self::Table { path, columns })
            },
            mistakes,
        )
    }

    fn of_text(text: &LitStr) -> Option<Self> {
        let value = text.value();
        let (table, columns) = value.trim().strip_suffix(')')?.split_once('(')?;
        let (schema, table) = match table.split_once('.') {
            Some((schema, table)) => (Some(schema), table),
            None => (None, table),
        };
        let name = |name: &str| {
            let name = name.trim();
            let plain = |letter: char| letter.is_alphanumeric() || "_-$".contains(letter);
            (!name.is_empty() && name.chars().all(plain)).then(|| name.to_owned())
        };
        Some(Self::Text {
            text: text.clone(),
            schema: match schema {
                Some(schema) => Some(name(schema)?),
                None => None,
            },
            table: name(table)?,
            columns: columns.split(',').map(name).collect::<Option<_>>()?,
        })
    }

    /// The number of columns.
    pub(crate) fn width(&self) -> usize {
        match self {
            Self::Table { columns, .. } => columns.len(),
            Self::Text { columns, .. } => columns.len(),
        }
    }
}

/// Removes the last segment of a path and returns it: of `Property::id`, the path keeps `Property`.
pub(super) fn part_last(path: &mut Path, input: ParseStream<'_>) -> syn::Result<Ident> {
    let last = path.segments.pop().map(|last| last.ident);
    path.segments.pop_punct();
    last.filter(|_| !path.segments.is_empty())
        .ok_or_else(|| input.error("a column is missing"))
}
