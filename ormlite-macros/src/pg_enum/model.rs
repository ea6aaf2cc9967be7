//! The model of an enum.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Expr, ExprLit, ExprUnary, Fields, Lit, LitStr, Path, UnOp, Variant};

use super::storage::Storage;
use crate::args::Grammar;
use crate::diagnostics::{Diagnostics, did_you_mean};
use crate::names;

const ENUM: Grammar = Grammar {
    of: "#[pg_enum(..)]",
    first: None,
    keys: &[
        ("name", "name = \"room_status\""),
        ("schema", "schema = \"core\""),
        ("rename_all", "rename_all = \"snake_case\""),
        (
            "sql_type",
            "sql_type = \"text\"` or `sql_type = \"smallint\"",
        ),
        ("unchecked", "unchecked"),
        ("was", "was = \"old_status\""),
        ("crate", "crate = some::path"),
    ],
    repeated: &[],
};

const VARIANT: Grammar = Grammar {
    of: "#[pg_enum(..)]",
    first: None,
    keys: &[
        ("rename", "rename = \"out-of-order\""),
        ("was", "was = \"old-label\""),
    ],
    repeated: &[],
};

/// An enum with the derive.
pub(super) struct PgEnum {
    pub(super) ident: Ident,
    pub(super) name: Option<LitStr>,
    pub(super) schema: Option<LitStr>,
    pub(super) krate: Option<Path>,
    pub(super) storage: Storage,
    /// Whether text and integer columns have no check constraint.
    pub(super) unchecked: bool,
    /// The previous name of the type.
    pub(super) was: Option<LitStr>,
    pub(super) variants: Vec<Labelled>,
    /// Whether a variant was removed after a mistake.
    pub(super) mistaken: bool,
}

/// A variant and its label.
pub(super) struct Labelled {
    pub(super) ident: Ident,
    pub(super) label: String,
    pub(super) rename: Option<LitStr>,
    /// The previous label.
    pub(super) was: Option<LitStr>,
    /// The code: the expression after `=`.
    pub(super) code: Option<Expr>,
}

impl PgEnum {
    pub(super) fn parse(input: DeriveInput, mistakes: &Diagnostics) -> Option<Self> {
        let (mut name, mut schema, mut krate, mut case) = (None, None, None, None);
        let mut was = None;
        let (mut storage, mut unchecked) = (Storage::Type, false);
        for arg in ENUM.attributes("pg_enum", &input.attrs, mistakes) {
            match arg.name().as_str() {
                "name" => name = arg.text(mistakes),
                "schema" => schema = arg.text(mistakes),
                "sql_type" => storage = Storage::parse(arg.text(mistakes), mistakes),
                "was" => was = arg.text(mistakes),
                "unchecked" => unchecked = arg.flag(mistakes).is_some(),
                "rename_all" => case = arg.text(mistakes).filter(|case| known(case, mistakes)),
                _ => krate = arg.path(mistakes),
            }
        }
        let ident = input.ident;
        let data = match input.data {
            Data::Enum(data) => data,
            Data::Struct(data) => {
                mistakes.on(
                    data.struct_token,
                    "`PgEnum` can only be derived for an enum; derive `Value` for a newtype, `Table` for a table",
                );
                return None;
            }
            Data::Union(data) => {
                mistakes.on(data.union_token, "`PgEnum` can only be derived for an enum");
                return None;
            }
        };
        if data.variants.is_empty() {
            mistakes.on(
                &ident,
                format_args!("`{ident}` has no variants, and `PgEnum` needs one"),
            );
            return None;
        }
        let case = case.map_or_else(|| "snake_case".to_owned(), |case| case.value());
        let all = data.variants.len();
        let variants: Vec<_> = data
            .variants
            .into_iter()
            .filter_map(|variant| Labelled::parse(variant, &case, mistakes))
            .collect();
        Some(Self {
            ident,
            name,
            schema,
            krate,
            storage,
            unchecked,
            was,
            mistaken: variants.len() < all,
            variants,
        })
    }

    /// The name of the type.
    pub(super) fn name(&self) -> String {
        match &self.name {
            Some(name) => name.value(),
            None => names::snake_case(&self.ident.unraw().to_string()),
        }
    }
}

impl Labelled {
    fn parse(variant: Variant, case: &str, mistakes: &Diagnostics) -> Option<Self> {
        let (mut rename, mut was) = (None, None);
        for arg in VARIANT.attributes("pg_enum", &variant.attrs, mistakes) {
            match arg.name().as_str() {
                "rename" => rename = arg.text(mistakes),
                _ => was = arg.text(mistakes),
            }
        }
        if !matches!(variant.fields, Fields::Unit) {
            mistakes.on(
                &variant.fields,
                "a label of an enum type has no data; remove the fields",
            );
            return None;
        }
        let label = match &rename {
            Some(label) => label.value(),
            None => names::in_case(&variant.ident.unraw().to_string(), case)?,
        };
        Some(Self {
            ident: variant.ident,
            label,
            rename,
            was,
            code: variant.discriminant.map(|(_, code)| code),
        })
    }
}

fn known(case: &LitStr, mistakes: &Diagnostics) -> bool {
    let known = names::CASES.contains(&case.value().as_str());
    if !known {
        let hint = did_you_mean(&case.value(), names::CASES)
            .unwrap_or_else(|| format!("the known ones are \"{}\"", names::CASES.join("\", \"")));
        mistakes.on(
            case,
            format_args!("unknown case \"{}\"; {hint}", case.value()),
        );
    }
    known
}

impl Labelled {
    /// Where a mistake in the label is reported.
    pub(super) fn span(&self) -> Span {
        self.rename.as_ref().map_or(self.ident.span(), LitStr::span)
    }
}

/// The value of an integer literal; `None` for another expression.
pub(super) fn number(code: &Expr) -> Option<i128> {
    match code {
        Expr::Lit(ExprLit {
            lit: Lit::Int(number),
            ..
        }) => number.base10_parse().ok(),
        Expr::Unary(ExprUnary {
            op: UnOp::Neg(_),
            expr,
            ..
        }) => number(expr).map(|code| -code),
        Expr::Group(group) => number(&group.expr),
        Expr::Paren(paren) => number(&paren.expr),
        _ => None,
    }
}
