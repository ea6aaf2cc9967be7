//! `#[derive(PgEnum)]`: an enumerated type, or an enum that is kept as text or as a number.

mod storage;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use storage::Storage;
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Expr, Fields, LitStr, Path, Variant};

use crate::args::Grammar;
use crate::diagnostics::{Diagnostics, compile_errors, did_you_mean};
use crate::names::{self, LIMIT};
use crate::structure;

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
        ("crate", "crate = some::path"),
    ],
    repeated: &[],
};

const VARIANT: Grammar = Grammar {
    of: "#[pg_enum(..)]",
    first: None,
    keys: &[("rename", "rename = \"out-of-order\"")],
    repeated: &[],
};

/// An enum with the derive.
struct PgEnum {
    ident: Ident,
    name: Option<LitStr>,
    schema: Option<LitStr>,
    krate: Option<Path>,
    storage: Storage,
    /// Whether columns of texts or numbers have no check.
    unchecked: bool,
    variants: Vec<Labelled>,
    /// Whether a variant was left out.
    mistaken: bool,
}

/// A variant and its label.
struct Labelled {
    ident: Ident,
    label: String,
    rename: Option<LitStr>,
    /// The code: what stands behind `=`.
    code: Option<Expr>,
}

/// The derive.
pub(crate) fn derive(input: TokenStream) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let mistakes = Diagnostics::new();
    structure::no_generics(&input, "PgEnum", &mistakes);
    let generic = !input.generics.params.is_empty();
    let parsed = PgEnum::parse(input, &mistakes);
    if let Some(parsed) = &parsed {
        names_fit(parsed, &mistakes);
        labels_differ(parsed, &mistakes);
        parsed.storage.check(parsed, &mistakes);
    }
    let errors = compile_errors(&mistakes.finish());
    let code = parsed.filter(|_| !generic).map(|parsed| expand(&parsed));
    quote!(#errors #code)
}

impl PgEnum {
    fn parse(input: DeriveInput, mistakes: &Diagnostics) -> Option<Self> {
        let (mut name, mut schema, mut krate, mut case) = (None, None, None, None);
        let (mut storage, mut unchecked) = (Storage::Type, false);
        for arg in ENUM.attributes("pg_enum", &input.attrs, mistakes) {
            match arg.name().as_str() {
                "name" => name = arg.text(mistakes),
                "schema" => schema = arg.text(mistakes),
                "sql_type" => storage = Storage::parse(arg.text(mistakes), mistakes),
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
                    "`PgEnum` stands on an enum; for a newtype derive `Value`, for a table `Table`",
                );
                return None;
            }
            Data::Union(data) => {
                mistakes.on(data.union_token, "`PgEnum` stands on an enum");
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
            mistaken: variants.len() < all,
            variants,
        })
    }

    /// The name of the type.
    fn name(&self) -> String {
        match &self.name {
            Some(name) => name.value(),
            None => names::snake_case(&self.ident.unraw().to_string()),
        }
    }
}

impl Labelled {
    fn parse(variant: Variant, case: &str, mistakes: &Diagnostics) -> Option<Self> {
        let options = VARIANT.attributes("pg_enum", &variant.attrs, mistakes);
        let rename = options.iter().filter_map(|arg| arg.text(mistakes)).next();
        if !matches!(variant.fields, Fields::Unit) {
            mistakes.on(
                &variant.fields,
                "a label of an enumerated type holds no data; remove the fields",
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
            code: variant.discriminant.map(|(_, code)| code),
        })
    }
}

fn known(case: &LitStr, mistakes: &Diagnostics) -> bool {
    let known = names::CASES.contains(&case.value().as_str());
    if !known {
        let hint = did_you_mean(&case.value(), names::CASES)
            .unwrap_or_else(|| format!("it takes \"{}\"", names::CASES.join("\", \"")));
        mistakes.on(
            case,
            format_args!("unknown case \"{}\"; {hint}", case.value()),
        );
    }
    known
}

/// Neither the type's name nor a label is cut or refused by PostgreSQL.
fn names_fit(parsed: &PgEnum, mistakes: &Diagnostics) {
    let message = |what: &str, name: &str| {
        format!(
            "{what} `{name}` has {} bytes, and PostgreSQL keeps {LIMIT}; shorten it",
            name.len()
        )
    };
    let name = parsed.name();
    if name.len() > LIMIT {
        let span = parsed
            .name
            .as_ref()
            .map_or(parsed.ident.span(), LitStr::span);
        mistakes.at(span, message("the name of the type,", &name));
    }
    if let Some(schema) = parsed
        .schema
        .as_ref()
        .filter(|schema| schema.value().len() > LIMIT)
    {
        mistakes.on(schema, message("the name of the schema,", &schema.value()));
    }
    for variant in parsed
        .variants
        .iter()
        .filter(|variant| parsed.storage.is_type() && variant.label.len() > LIMIT)
    {
        mistakes.at(variant.span(), message("the label", &variant.label));
    }
}

/// No two variants have one label.
fn labels_differ(parsed: &PgEnum, mistakes: &Diagnostics) {
    for (at, variant) in parsed.variants.iter().enumerate() {
        let same = |other: &&Labelled| other.label == variant.label;
        if let Some(first) = parsed.variants[..at].iter().find(same) {
            mistakes.at(
                variant.span(),
                format_args!(
                    "the label `{}` is already that of `{}`; give one `rename = \"..\"`",
                    variant.label, first.ident
                ),
            );
        }
    }
}

impl Labelled {
    /// Where a mistake in the label is reported.
    fn span(&self) -> proc_macro2::Span {
        self.rename.as_ref().map_or(self.ident.span(), LitStr::span)
    }
}

fn expand(parsed: &PgEnum) -> TokenStream {
    let p = structure::private(parsed.krate.as_ref());
    let (ident, name) = (&parsed.ident, parsed.name());
    let schema = match &parsed.schema {
        Some(schema) => quote!(#p::Some(#schema)),
        None => quote!(#p::None),
    };
    let labels = parsed.variants.iter().map(|variant| &variant.label);
    let variants: Vec<_> = parsed
        .variants
        .iter()
        .map(|variant| &variant.ident)
        .collect();
    let indexes = (0..variants.len()).map(Literal::usize_unsuffixed);
    // A variant that was left out after a mistake has no index.
    let rest = parsed.mistaken.then(|| quote!(_ => loop {},));
    let (storage, checked) = (parsed.storage.expand(parsed, &p), !parsed.unchecked);
    let (ty, codes) = (
        parsed.storage.value_type(&p),
        parsed.storage.code_checks(parsed, &p),
    );
    let index = quote!(match self { #(Self::#variants => #indexes,)* #rest });
    quote! {
        #[automatically_derived]
        impl #p::PgEnum for #ident {
            const DESC: &'static #p::EnumDesc = &#p::EnumDesc {
                schema: #schema,
                name: #name,
                labels: &[#(#labels),*],
                storage: #storage,
                checked: #checked,
            };
            const ALL: &'static [Self] = &[#(Self::#variants),*];
            fn index(&self) -> #p::usize { #index }
        }
        #[automatically_derived]
        impl #p::Value for #ident {
            type Inner = Self;
            type Nullable = #p::No;
            const TYPE: &'static #p::SqlType = #ty;
            const COLUMN: #p::ColumnType =
                #p::ColumnType::of_enum(Self::TYPE, <Self as #p::PgEnum>::DESC);
            fn accepts(__ty: &#p::Type) -> #p::bool {
                #p::accepts_enum(<Self as #p::PgEnum>::DESC, __ty)
            }
            fn decode(
                _: &#p::Type,
                __raw: #p::Option<&[#p::u8]>,
            ) -> #p::Result<Self, #p::CodecError> {
                #p::decode_enum(__raw)
            }
            fn encode(
                &self,
                __ty: &#p::Type,
                __out: &mut #p::BytesMut,
            ) -> #p::Result<#p::IsNull, #p::CodecError> {
                #p::encode_enum(self, __ty, __out)
            }
        }
        #[automatically_derived]
        impl #p::Element for #ident {}
        #codes
    }
}
