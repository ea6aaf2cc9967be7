//! The relations of `#[table(..)]` and `#[column(..)]` as they are written.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::Path;
use syn::ext::IdentExt;
use syn::parse::ParseStream;

use super::reference::{Target, part_last};
use crate::args::values::{idents, names};
use crate::args::{Grammar, Keyed};
use crate::diagnostics::Diagnostics;
use crate::names::identifier;

/// An example of a relation without a foreign key.
pub(super) const BELONGS_TO_EXAMPLE: &str = "belongs_to(post = Post::id, by = post_id)";

/// Examples of a many-to-many relation.
pub(super) const MANY_TO_MANY_EXAMPLE: &str = "many_to_many(tags = PostTag)` or `many_to_many(followers = Follow(followee, follower), to = User)";

/// An example of a method that a foreign key adds to the referenced table.
pub(super) const INVERSE_EXAMPLE: &str = "inverse = rooms";

/// An example of a many-to-many relation, declared in the junction table.
pub(super) const FAR_EXAMPLE: &str = "many_to_many(tags = tag_id)";

/// `belongs_to(post = Post::id, by = target_id, when(target_kind = TargetKind::Post))`.
pub(crate) struct BelongsTo {
    pub(crate) name: Ident,
    pub(crate) columns: Vec<Ident>,
    pub(crate) target: Target,
    pub(crate) when: Option<When>,
    pub(crate) extensions: Extensions,
}

/// `when(target_kind = TargetKind::Post)`.
pub(crate) struct When {
    pub(crate) column: Ident,
    pub(crate) value: TokenStream,
}

const BELONGS_TO: Grammar = Grammar {
    of: "belongs_to(..)",
    first: Some("a relation such as `post = Post::id`"),
    keys: &[
        ("by", "by = post_id` or `by(a, b)"),
        ("when", "when(target_kind = TargetKind::Post)"),
        ("inverse", INVERSE_EXAMPLE),
        ("many_to_many", FAR_EXAMPLE),
    ],
    repeated: &["many_to_many"],
};

impl BelongsTo {
    pub(super) fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let (first, options) = BELONGS_TO.named(arg, mistakes)?;
        let (mut columns, mut when, mut extensions) = (None, None, Extensions::default());
        if !options.iter().any(|option| option.name() == "by") {
            mistakes.on(
                &first.key,
                "the referring column is missing: `belongs_to(post = Post::id, by = post_id)`",
            );
        }
        for option in options {
            match option.name().as_str() {
                "by" => columns = by(&option, mistakes),
                "when" => when = When::parse(&option, mistakes),
                _ => {
                    extensions.read(&option, mistakes);
                }
            }
        }
        Some(Self {
            name: function(&first.key, mistakes)?,
            target: target(&first, mistakes)?,
            columns: columns?,
            when,
            extensions,
        })
    }
}

/// `post = Post::id` or `post = Post(x, y)`. A string is an error, since it names no Rust type.
fn target(first: &Keyed, mistakes: &Diagnostics) -> Option<Target> {
    let target = Target::parse(first, true, mistakes)?;
    if let Target::Text { text, .. } = &target {
        mistakes.on(
            text,
            "a relation needs the Rust type of its rows: `post = Post::id`",
        );
        return None;
    }
    Some(target)
}

/// `by = post_id` or `by(a, b)`.
fn by(arg: &Keyed, mistakes: &Diagnostics) -> Option<Vec<Ident>> {
    match arg.has_list() {
        true => names(arg, mistakes),
        false => arg.ident(mistakes).map(|column| vec![column]),
    }
}

impl When {
    fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let mut tokens = arg.list(mistakes)?.into_iter();
        let (Some(TokenTree::Ident(column)), Some(TokenTree::Punct(equals))) =
            (tokens.next(), tokens.next())
        else {
            arg.wrong(mistakes);
            return None;
        };
        let value: Vec<_> = tokens.collect();
        if equals.as_char() != '=' || value.is_empty() {
            arg.wrong(mistakes);
            return None;
        }
        if let Some(second) = second_column(&value) {
            mistakes.on(second, "`when(..)` takes one column; remove the others");
            return None;
        }
        Some(Self {
            column,
            value: value.into_iter().collect(),
        })
    }
}

/// The column of a second `, column = ..` after a value.
fn second_column(value: &[TokenTree]) -> Option<&TokenTree> {
    let is = |token: &TokenTree, letter| matches!(token, TokenTree::Punct(punct) if punct.as_char() == letter);
    value.windows(3).find_map(|tokens| match tokens {
        [comma, column @ TokenTree::Ident(_), equals] if is(comma, ',') && is(equals, '=') => {
            Some(column)
        }
        _ => None,
    })
}

/// The methods that a foreign key adds to the referenced table, which may be in another crate.
#[derive(Default)]
pub(crate) struct Extensions {
    /// `inverse = rooms`: the rows whose foreign key refers to a row.
    pub(crate) inverse: Option<Ident>,
    /// `many_to_many(tags = tag_id)`: the rows that this junction table links to a row.
    pub(crate) many_to_many: Vec<Far>,
}

/// `tags = tag_id`.
pub(crate) struct Far {
    pub(crate) name: Ident,
    /// The other foreign key: its column or the name of its relation.
    pub(crate) by: Ident,
}

const FAR: Grammar = Grammar {
    of: "many_to_many(..)",
    first: Some("a relation such as `tags = tag_id`"),
    keys: &[],
    repeated: &[],
};

impl Extensions {
    /// Reads `inverse = ..` and `many_to_many(..)`. Returns false for another key.
    pub(super) fn read(&mut self, arg: &Keyed, mistakes: &Diagnostics) -> bool {
        match arg.name().as_str() {
            "inverse" => {
                let name = arg.ident(mistakes);
                self.inverse = name.and_then(|name| function(&name, mistakes));
            }
            "many_to_many" => self.many_to_many.extend(Far::parse(arg, mistakes)),
            _ => return false,
        }
        true
    }

    /// The names of the methods, each with its key.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&Ident, &'static str)> {
        let inverse = self.inverse.iter().map(|name| (name, "inverse"));
        let far = self.many_to_many.iter();
        inverse.chain(far.map(|far| (&far.name, "many_to_many")))
    }
}

impl Far {
    fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let (first, _) = FAR.named(arg, mistakes)?;
        Some(Self {
            by: first.ident(mistakes)?,
            name: function(&first.key, mistakes)?,
        })
    }
}

/// A relation that is declared in the referenced table.
pub(crate) struct Inverse {
    pub(crate) name: Ident,
    pub(crate) to: Rows,
}

/// The rows of such a relation.
pub(crate) enum Rows {
    /// `has_many(rooms = Room::property_id)`.
    Many(Via),
    /// `has_one(detail = Detail::property_id)`.
    One(Via),
    /// `many_to_many(tags = PostTag)`.
    Through(Path),
    /// `many_to_many(followers = Follow(followee_id, follower_id), to = User)`.
    Between {
        junction: Path,
        near: Ident,
        far: Ident,
        to: Path,
    },
}

/// A table and the accessor of its foreign key.
pub(crate) struct Via {
    pub(crate) table: Path,
    pub(crate) accessor: Ident,
}

const HAS: Grammar = Grammar {
    of: "has_many(..)",
    first: Some("a relation such as `rooms = Room::property_id`"),
    keys: &[],
    repeated: &[],
};

const HAS_ONE: Grammar = Grammar {
    of: "has_one(..)",
    first: Some("a relation such as `detail = Detail::property_id`"),
    ..HAS
};

const MANY_TO_MANY: Grammar = Grammar {
    of: "many_to_many(..)",
    first: Some("a relation such as `tags = PostTag`"),
    keys: &[("to", "to = User")],
    repeated: &[],
};

impl Inverse {
    /// `has_many(..)` or `has_one(..)`.
    pub(super) fn has(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let many = arg.name() == "has_many";
        let grammar = if many { &HAS } else { &HAS_ONE };
        let (first, _) = grammar.named(arg, mistakes)?;
        let via = Via::parse(&first, mistakes)?;
        Some(Self {
            name: function(&first.key, mistakes)?,
            to: if many {
                Rows::Many(via)
            } else {
                Rows::One(via)
            },
        })
    }

    /// `many_to_many(..)`.
    pub(super) fn many_to_many(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let before = mistakes.count();
        let (first, options) = MANY_TO_MANY.named(arg, mistakes)?;
        let to = options.first().map(|to| to.path(mistakes));
        let (junction, sides) = first.value(junction, mistakes)?;
        let to = match (sides, to) {
            (Some([near, far]), Some(to)) => Rows::Between {
                near: accessor(&near, mistakes)?,
                far: accessor(&far, mistakes)?,
                to: to?,
                junction,
            },
            (None, None) => Rows::Through(junction),
            _ => {
                if mistakes.count() == before {
                    first.wrong(mistakes);
                }
                return None;
            }
        };
        Some(Self {
            name: function(&first.key, mistakes)?,
            to,
        })
    }
}

impl Via {
    fn parse(first: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let (table, last) = first.value(
            |input| {
                let mut table = Path::parse_mod_style(input)?;
                let last = part_last(&mut table, input)?;
                Ok((table, last))
            },
            mistakes,
        )?;
        let accessor = accessor(&last, mistakes)?;
        Some(Self { table, accessor })
    }
}

/// `PostTag`, or `Follow(followee_id, follower_id)`.
fn junction(input: ParseStream<'_>) -> syn::Result<(Path, Option<[Ident; 2]>)> {
    let path = Path::parse_mod_style(input)?;
    if input.is_empty() {
        return Ok((path, None));
    }
    let list;
    syn::parenthesized!(list in input);
    match <[Ident; 2]>::try_from(idents(&list)?) {
        Ok(sides) => Ok((path, Some(sides))),
        Err(_) => Err(input.error("a junction table has two foreign keys")),
    }
}

/// The accessor of a foreign key, given its column or the name of its relation.
fn accessor(name: &Ident, mistakes: &Diagnostics) -> Option<Ident> {
    let text = name.unraw().to_string();
    let stem = text.strip_suffix("_id").unwrap_or(&text);
    let found = identifier(stem, name.span());
    if found.is_none() {
        let message = format!("`{text}` cannot be the name of an accessor; name the relation");
        mistakes.on(name, message);
    }
    found
}

/// The name of a generated function; it may be a keyword.
fn function(name: &Ident, mistakes: &Diagnostics) -> Option<Ident> {
    let text = name.unraw().to_string();
    let found = identifier(&text, name.span());
    if found.is_none() {
        let message = format!("`{text}` cannot be the name of a function; choose another name");
        mistakes.on(name, message);
    }
    found
}
