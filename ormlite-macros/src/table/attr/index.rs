//! The indexes of `#[table(..)]` as they are written.

use proc_macro2::{Ident, Span};
use syn::LitStr;

use crate::args::values::{names, require};
use crate::args::{Arg, Grammar, Keyed, Shape};
use crate::diagnostics::Diagnostics;

/// `index(elem, elem, ..)`.
pub(crate) struct Index {
    pub(crate) span: Span,
    pub(crate) elements: Vec<Element>,
    pub(crate) name: Option<LitStr>,
    pub(crate) unique: bool,
    pub(crate) method: Option<Ident>,
    pub(crate) include: Vec<Ident>,
    pub(crate) filter: Option<LitStr>,
    pub(crate) with: Option<LitStr>,
}

/// `column`, `desc(column)`, `nulls_first(..)`, `opclass(.., "name")`, or an expression.
pub(crate) struct Element {
    pub(crate) on: On,
    pub(crate) desc: bool,
    pub(crate) nulls_first: Option<bool>,
    pub(crate) opclass: Option<LitStr>,
}

pub(crate) enum On {
    Column(Ident),
    Expression(LitStr),
}

const INDEX: Grammar = Grammar {
    of: "index(..)",
    first: Some("columns"),
    keys: &[
        ("name", "name = \"rooms_number_idx\""),
        ("unique", "unique"),
        ("method", "method = gin"),
        ("include", "include(a, b)"),
        ("where", "where = \"deleted_at IS NULL\""),
        ("with", "with = \"fillfactor = 70\""),
    ],
    repeated: &[],
};

impl Index {
    pub(super) fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let before = mistakes.count();
        let (elements, options) = INDEX.list(arg.list(mistakes)?, mistakes);
        require(!elements.is_empty(), arg, before, mistakes)?;
        let mut index = Self {
            span: arg.span(),
            elements: Vec::new(),
            name: None,
            unique: false,
            method: None,
            include: Vec::new(),
            filter: None,
            with: None,
        };
        let wanted = elements.len();
        let read = elements
            .into_iter()
            .filter_map(|arg| Element::parse(arg, mistakes));
        index.elements.extend(read);
        for option in options {
            match option.name().as_str() {
                "name" => index.name = option.text(mistakes),
                "unique" => index.unique = option.flag(mistakes).is_some(),
                "method" => index.method = option.ident(mistakes),
                "include" => index
                    .include
                    .extend(names(&option, mistakes).unwrap_or_default()),
                "where" => index.filter = option.text(mistakes),
                _ => index.with = option.text(mistakes),
            }
        }
        (index.elements.len() == wanted).then_some(index)
    }
}

/// The wrappers of an index element.
const ELEMENT: Grammar = Grammar {
    of: "index(..)",
    first: Some("columns"),
    keys: &[
        ("asc", "asc(column)"),
        ("desc", "desc(column)"),
        ("nulls_first", "nulls_first(desc(column))"),
        ("nulls_last", "nulls_last(desc(column))"),
        ("opclass", "opclass(column, \"gin_trgm_ops\")"),
    ],
    repeated: &["asc", "desc", "nulls_first", "nulls_last", "opclass"],
};

impl Element {
    fn parse(arg: Arg, mistakes: &Diagnostics) -> Option<Self> {
        let keyed = match arg {
            Arg::Text(text) => return Some(Self::on(On::Expression(text))),
            Arg::Keyed(keyed) => keyed,
        };
        let Shape::List(inner) = keyed.shape else {
            return Some(Self::on(On::Column(keyed.key)));
        };
        let wrapper = keyed.key.to_string();
        if !ELEMENT.keys.iter().any(|(key, _)| *key == wrapper) {
            mistakes.on(
                &keyed.key,
                format_args!(
                    "unknown `{wrapper}(..)`; an index takes columns, `asc(..)`, `desc(..)`, \
                     `nulls_first(..)`, `nulls_last(..)`, `opclass(.., \"name\")` and expressions \
                     in quotes: `\"lower(email)\"`"
                ),
            );
            return None;
        }
        // The innermost element can itself be wrapped, so it is in either half of the list.
        let (mut inside, wrapped) = ELEMENT.list(inner, mistakes);
        inside.splice(0..0, wrapped.into_iter().map(Arg::Keyed));
        let opclass = match (wrapper.as_str(), inside.len()) {
            ("opclass", 2) => match inside.pop() {
                Some(Arg::Text(text)) => Some(text),
                _ => None,
            },
            _ => None,
        };
        if inside.len() != 1 || (wrapper == "opclass") != opclass.is_some() {
            let example = ELEMENT.keys.iter().find(|(key, _)| *key == wrapper);
            let example = example.map_or("", |(_, example)| example);
            mistakes.on(&keyed.key, format_args!("write `{example}`"));
            return None;
        }
        let mut element = Self::parse(inside.pop()?, mistakes)?;
        match wrapper.as_str() {
            "desc" => element.desc = true,
            "nulls_first" => element.nulls_first = Some(true),
            "nulls_last" => element.nulls_first = Some(false),
            "opclass" => element.opclass = opclass,
            _ => {}
        }
        Some(element)
    }

    pub(crate) fn on(on: On) -> Self {
        Self {
            on,
            desc: false,
            nulls_first: None,
            opclass: None,
        }
    }
}
