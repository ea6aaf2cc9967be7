//! The model of a composite type.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::{DeriveInput, Field, LitStr, Path, Type};

use crate::args::Grammar;
use crate::diagnostics::Diagnostics;
use crate::{names, structure};

const COMPOSITE: Grammar = Grammar {
    of: "#[pg_composite(..)]",
    first: None,
    keys: &[
        ("name", "name = \"address\""),
        ("schema", "schema = \"core\""),
        ("crate", "crate = some::path"),
    ],
    repeated: &[],
};

const FIELD: Grammar = Grammar {
    of: "#[pg_composite(..)]",
    first: None,
    keys: &[
        ("rename", "rename = \"zip\""),
        ("sql_type", "sql_type = \"varchar(20)\""),
    ],
    repeated: &[],
};

/// A struct with the derive.
pub(super) struct PgComposite {
    pub(super) ident: Ident,
    pub(super) name: Option<LitStr>,
    pub(super) schema: Option<LitStr>,
    pub(super) krate: Option<Path>,
    pub(super) fields: Vec<Attribute>,
}

/// A field: an attribute of the type.
pub(super) struct Attribute {
    pub(super) ident: Ident,
    pub(super) ty: Type,
    pub(super) rename: Option<LitStr>,
    pub(super) sql_type: Option<LitStr>,
}

impl PgComposite {
    pub(super) fn parse(input: DeriveInput, mistakes: &Diagnostics) -> Option<Self> {
        let (mut name, mut schema, mut krate) = (None, None, None);
        for arg in COMPOSITE.attributes("pg_composite", &input.attrs, mistakes) {
            match arg.name().as_str() {
                "name" => name = arg.text(mistakes),
                "schema" => schema = arg.text(mistakes),
                _ => krate = arg.path(mistakes),
            }
        }
        let ident = input.ident.clone();
        let fields = structure::named_fields(input, "PgComposite", mistakes)?;
        let fields = fields.into_iter();
        Some(Self {
            ident,
            name,
            schema,
            krate,
            fields: fields
                .filter_map(|field| Attribute::parse(field, mistakes))
                .collect(),
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

impl Attribute {
    fn parse(field: Field, mistakes: &Diagnostics) -> Option<Self> {
        let (mut rename, mut sql_type) = (None, None);
        for arg in FIELD.attributes("pg_composite", &field.attrs, mistakes) {
            match arg.name().as_str() {
                "rename" => rename = arg.text(mistakes),
                _ => sql_type = arg.text(mistakes),
            }
        }
        Some(Self {
            ident: field.ident?,
            ty: field.ty,
            rename,
            sql_type,
        })
    }

    /// The name in the type.
    pub(super) fn name(&self) -> String {
        match &self.rename {
            Some(name) => name.value(),
            None => self.ident.unraw().to_string(),
        }
    }

    /// Where a mistake in the name is reported.
    pub(super) fn span(&self) -> Span {
        self.rename.as_ref().map_or(self.ident.span(), LitStr::span)
    }
}
