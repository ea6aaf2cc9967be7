//! The constraints of `#[table(..)]` as they are written.

use proc_macro2::Ident;
use syn::LitStr;

use super::reference::{Actions, Target, Timing};
use super::relation::{self, Extensions};
use crate::args::values::{names, plain_names, require};
use crate::args::{Arg, Grammar, Keyed};
use crate::diagnostics::Diagnostics;

/// `unique(a, b, ..)`.
pub(crate) struct Unique {
    pub(crate) key: Ident,
    pub(crate) columns: Vec<Ident>,
    pub(crate) name: Option<LitStr>,
    pub(crate) nulls_not_distinct: bool,
    pub(crate) timing: Timing,
    /// Makes it a partial unique index.
    pub(crate) filter: Option<LitStr>,
}

const UNIQUE: Grammar = Grammar {
    of: "unique(..)",
    first: Some("column names"),
    keys: &[
        ("name", "name = \"rooms_number_key\""),
        ("nulls_not_distinct", "nulls_not_distinct"),
        ("deferrable", "deferrable"),
        ("initially_deferred", "initially_deferred"),
        ("where", "where = \"deleted_at IS NULL\""),
    ],
    repeated: &[],
};

impl Unique {
    pub(super) fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let before = mistakes.count();
        let (columns, options) = UNIQUE.list(arg.list(mistakes)?, mistakes);
        let mut unique = Self {
            key: arg.key.clone(),
            columns: plain_names(&columns, &UNIQUE, mistakes),
            name: None,
            nulls_not_distinct: false,
            timing: Timing::default(),
            filter: None,
        };
        for option in options {
            match option.name().as_str() {
                "name" => unique.name = option.text(mistakes),
                "where" => unique.filter = option.text(mistakes),
                "nulls_not_distinct" => {
                    unique.nulls_not_distinct = option.flag(mistakes).is_some();
                }
                _ => {
                    unique.timing.read(&option, mistakes);
                }
            }
        }
        require(!unique.columns.is_empty(), arg, before, mistakes)?;
        Some(unique)
    }
}

/// `check("sql", ..)`.
pub(crate) struct Check {
    pub(crate) sql: LitStr,
    pub(crate) name: Option<LitStr>,
}

const CHECK: Grammar = Grammar {
    of: "check(..)",
    first: Some("an SQL expression in quotes"),
    keys: &[("name", "name = \"rooms_rate_check\"")],
    repeated: &[],
};

impl Check {
    pub(super) fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let before = mistakes.count();
        let (texts, options) = CHECK.list(arg.list(mistakes)?, mistakes);
        Some(Self {
            sql: only_text(texts, arg, &CHECK, before, mistakes)?,
            name: options.first().and_then(|name| name.text(mistakes)),
        })
    }
}

/// `exclude("room_id WITH =, during WITH &&", using = gist, ..)`.
pub(crate) struct Exclude {
    pub(crate) elements: LitStr,
    pub(crate) method: Option<Ident>,
    pub(crate) filter: Option<LitStr>,
    pub(crate) name: Option<LitStr>,
    pub(crate) timing: Timing,
}

const EXCLUDE: Grammar = Grammar {
    of: "exclude(..)",
    first: Some("its elements in quotes"),
    keys: &[
        ("using", "using = gist"),
        ("where", "where = \"deleted_at IS NULL\""),
        ("name", "name = \"bookings_no_overlap\""),
        ("deferrable", "deferrable"),
        ("initially_deferred", "initially_deferred"),
    ],
    repeated: &[],
};

impl Exclude {
    pub(super) fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let before = mistakes.count();
        let (texts, options) = EXCLUDE.list(arg.list(mistakes)?, mistakes);
        let mut exclude = Self {
            elements: only_text(texts, arg, &EXCLUDE, before, mistakes)?,
            method: None,
            filter: None,
            name: None,
            timing: Timing::default(),
        };
        for option in options {
            match option.name().as_str() {
                "using" => exclude.method = option.ident(mistakes),
                "where" => exclude.filter = option.text(mistakes),
                "name" => exclude.name = option.text(mistakes),
                _ => {
                    exclude.timing.read(&option, mistakes);
                }
            }
        }
        Some(exclude)
    }
}

/// `foreign_key(columns(a, b), references = Other(x, y), ..)`.
pub(crate) struct ForeignKey {
    pub(crate) key: Ident,
    pub(crate) columns: Vec<Ident>,
    pub(crate) target: Target,
    pub(crate) actions: Actions,
    pub(crate) timing: Timing,
    pub(crate) name: Option<LitStr>,
    pub(crate) relation: Option<Ident>,
    pub(crate) extensions: Extensions,
}

const FOREIGN_KEY: Grammar = Grammar {
    of: "foreign_key(..)",
    first: None,
    keys: &[
        ("columns", "columns(a, b)"),
        (
            "references",
            "references = Other(x, y)` or `references = \"schema.table(x, y)\"",
        ),
        ("on_delete", "on_delete = cascade"),
        ("on_update", "on_update = cascade"),
        ("deferrable", "deferrable"),
        ("initially_deferred", "initially_deferred"),
        ("name", "name = \"rooms_other_fkey\""),
        ("relation", "relation = other"),
        ("inverse", relation::INVERSE_EXAMPLE),
        ("many_to_many", relation::FAR_EXAMPLE),
    ],
    repeated: &["many_to_many"],
};

impl ForeignKey {
    pub(super) fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let before = mistakes.count();
        let (stray, options) = FOREIGN_KEY.list(arg.list(mistakes)?, mistakes);
        for stray in &stray {
            FOREIGN_KEY.refuse(stray, mistakes);
        }
        let (mut columns, mut target) = (None, None);
        let (mut actions, mut timing) = (Actions::default(), Timing::default());
        let (mut name, mut relation, mut extensions) = (None, None, Extensions::default());
        let complete = ["columns", "references"]
            .iter()
            .all(|key| options.iter().any(|option| option.name() == *key));
        for option in options {
            match option.name().as_str() {
                "columns" => columns = names(&option, mistakes),
                "references" => target = Target::parse(&option, false, mistakes),
                "name" => name = option.text(mistakes),
                "relation" => relation = option.ident(mistakes),
                _ => {
                    let read = actions.read(&option, mistakes) || timing.read(&option, mistakes);
                    if !read {
                        extensions.read(&option, mistakes);
                    }
                }
            }
        }
        require(complete, arg, before, mistakes)?;
        Some(Self {
            key: arg.key.clone(),
            columns: columns?,
            target: target?,
            actions,
            timing,
            name,
            relation,
            extensions,
        })
    }
}

fn only_text(
    args: Vec<Arg>,
    arg: &Keyed,
    grammar: &Grammar,
    before: usize,
    mistakes: &Diagnostics,
) -> Option<LitStr> {
    let mut found = None;
    for other in args {
        match other {
            Arg::Text(text) if found.is_none() => found = Some(text),
            other => grammar.refuse(&other, mistakes),
        }
    }
    require(found.is_some(), arg, before, mistakes)?;
    found
}
