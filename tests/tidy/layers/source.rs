//! Reads a crate as modules: their names, their imports, and the paths of their code. Knows
//! nothing of layers.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Item, UseTree};

/// A module's path below the root of its crate; empty for the root.
pub(crate) type ModulePath = Vec<String>;

/// What a module's source says, without what is compiled for tests alone.
#[derive(Debug, Default)]
pub(crate) struct Module {
    /// The module whose file holds this one: itself, unless it is inline.
    pub(crate) file_module: ModulePath,
    /// Where the file is, as messages name it.
    pub(crate) file: String,
    /// The child modules.
    pub(crate) children: Vec<String>,
    /// The names of the items defined here.
    pub(crate) items: Vec<String>,
    /// The `macro_rules!` defined here.
    pub(crate) macros: Vec<String>,
    /// The macros defined here that `#[macro_export]` puts at the root of the crate.
    pub(crate) exported_macros: Vec<String>,
    /// The leaves of the `use` declarations.
    pub(crate) imports: Vec<Import>,
    /// The paths that the code names.
    pub(crate) paths: Vec<CodePath>,
}

/// One leaf of a `use` declaration.
#[derive(Debug)]
pub(crate) struct Import {
    /// The path, for `a::{self}` without the `self`; for a glob, the path before `*`.
    pub(crate) path: Vec<String>,
    /// The name that it has here; none for a glob and for `as _`.
    pub(crate) name: Option<String>,
    pub(crate) is_glob: bool,
    /// `pub` of any reach.
    pub(crate) is_public: bool,
    pub(crate) line: usize,
}

/// A path in an expression, a type, a pattern, a bound or a macro's tokens.
#[derive(Debug)]
pub(crate) struct CodePath {
    pub(crate) segments: Vec<String>,
    /// The name of a macro that is called.
    pub(crate) is_macro: bool,
    pub(crate) line: usize,
}

/// The modules of a crate, from the text of its files (`lib.rs`, `ast.rs`, `ast/join.rs`).
///
/// # Errors
///
/// A file that does not parse, or the missing file of a `mod name;`.
pub(crate) fn modules(
    folder: &str,
    files: &BTreeMap<String, String>,
) -> Result<BTreeMap<ModulePath, Module>, String> {
    let mut reader = Reader {
        folder,
        files,
        modules: BTreeMap::new(),
    };
    reader.file(Vec::new(), "lib.rs")?;
    Ok(reader.modules)
}

struct Reader<'a> {
    folder: &'a str,
    files: &'a BTreeMap<String, String>,
    modules: BTreeMap<ModulePath, Module>,
}

impl Reader<'_> {
    fn file(&mut self, path: ModulePath, name: &str) -> Result<(), String> {
        let shown = format!("{}/{name}", self.folder);
        let text = &self.files[name];
        let parsed = syn::parse_file(text).map_err(|error| {
            let line = error.span().start().line;
            format!("{shown}:{line}: {error}")
        })?;
        self.module(&path, &path, shown, &parsed.items)
    }

    fn module(
        &mut self,
        path: &ModulePath,
        file_module: &ModulePath,
        file: String,
        items: &[Item],
    ) -> Result<(), String> {
        let mut collector = Collector::default();
        for item in items {
            collector.visit_item(item);
        }
        let mut module = collector.module;
        module.file_module.clone_from(file_module);
        module.file.clone_from(&file);
        let children = module.children.clone();
        // `path` may be read twice, where a module is declared once for each of two targets.
        self.modules.insert(path.clone(), module);
        let inline = collector.inline;
        for child in children {
            let mut child_path = path.clone();
            child_path.push(child.clone());
            let inline = inline.iter().find(|(name, _)| *name == child);
            if let Some((_, items)) = inline {
                self.module(&child_path, file_module, file.clone(), items)?;
                continue;
            }
            let stem = child_path.join("/");
            let names = [format!("{stem}.rs"), format!("{stem}/mod.rs")];
            let name = names.iter().find(|name| self.files.contains_key(*name));
            let name = name.ok_or_else(|| format!("{file}: `mod {child};` has no {}", names[0]))?;
            self.file(child_path, &name.clone())?;
        }
        Ok(())
    }
}

#[derive(Default)]
struct Collector {
    module: Module,
    inline: Vec<(String, Vec<Item>)>,
    /// Inside a function or another item, whose own items are no names of the module.
    depth: usize,
}

impl Collector {
    fn define(&mut self, name: &Ident) {
        if self.depth == 0 {
            self.module.items.push(name.to_string());
        }
    }

    fn path(&mut self, path: &syn::Path, is_macro: bool) {
        // `::name` is another crate.
        if path.leading_colon.is_none() {
            let segments = path.segments.iter().map(|segment| &segment.ident);
            self.module.paths.push(CodePath {
                segments: segments.map(name_of).collect(),
                is_macro,
                line: path.span().start().line,
            });
        }
    }

    fn imports(&mut self, tree: &UseTree, before: &[String], is_public: bool) {
        let leaf = |path: Vec<String>, name: Option<String>, is_glob, span: Span| Import {
            path,
            name,
            is_glob,
            is_public,
            line: span.start().line,
        };
        let with = |ident: &Ident| {
            let mut path = before.to_vec();
            // `a::{self}` is `a`.
            if ident != "self" || path.is_empty() {
                path.push(name_of(ident));
            }
            path
        };
        match tree {
            UseTree::Path(path) => self.imports(&path.tree, &with(&path.ident), is_public),
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.imports(tree, before, is_public);
                }
            }
            UseTree::Glob(glob) => {
                let import = leaf(before.to_vec(), None, true, glob.span());
                self.module.imports.push(import);
            }
            UseTree::Name(name) => {
                let path = with(&name.ident);
                let here = path.last().cloned();
                self.module
                    .imports
                    .push(leaf(path, here, false, name.span()));
            }
            UseTree::Rename(rename) => {
                let here = (rename.rename != "_").then(|| name_of(&rename.rename));
                let import = leaf(with(&rename.ident), here, false, rename.ident.span());
                self.module.imports.push(import);
            }
        }
    }

    /// The paths among tokens that are not parsed: the arguments of a macro, or its rules.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => {
                    self.tokens(group.stream());
                    at += 1;
                }
                TokenTree::Ident(first) => {
                    let after_dot = at > 0 && is_punct(&tokens[at - 1], '.');
                    let after_colons = at > 1 && is_colons(&tokens[at - 2..at]);
                    let mut segments = vec![name_of(first)];
                    at += 1;
                    while at + 2 < tokens.len() && is_colons(&tokens[at..at + 2]) {
                        let TokenTree::Ident(next) = &tokens[at + 2] else {
                            break;
                        };
                        segments.push(name_of(next));
                        at += 3;
                    }
                    let is_type = segments[0].starts_with(char::is_uppercase);
                    if !after_dot && !after_colons && (segments.len() > 1 || is_type) {
                        self.module.paths.push(CodePath {
                            segments,
                            is_macro: false,
                            line: first.span().start().line,
                        });
                    }
                }
                _ => at += 1,
            }
        }
    }

    fn nested(&mut self, visit: impl FnOnce(&mut Self)) {
        self.depth += 1;
        visit(self);
        self.depth -= 1;
    }
}

/// Raw identifiers are compared without `r#`.
fn name_of(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map_or(name.clone(), str::to_owned)
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

fn is_colons(tokens: &[TokenTree]) -> bool {
    tokens.iter().all(|token| is_punct(token, ':'))
}

/// Whether an item is compiled for tests alone.
fn is_of_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let condition = match &attribute.meta {
            syn::Meta::List(list) if list.path.is_ident("cfg") => list.parse_args(),
            meta => return meta.path().is_ident("test"),
        };
        condition.is_ok_and(|condition: syn::Meta| requires_test(&condition))
    })
}

fn requires_test(condition: &syn::Meta) -> bool {
    match condition {
        syn::Meta::List(list) if list.path.is_ident("all") => {
            let all = syn::punctuated::Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated;
            let all = list.parse_args_with(all);
            all.is_ok_and(|all| all.iter().any(requires_test))
        }
        condition => condition.path().is_ident("test") || condition.path().is_ident("doctest"),
    }
}

fn attributes(item: &Item) -> &[syn::Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::ExternCrate(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

impl<'ast> Visit<'ast> for Collector {
    fn visit_item(&mut self, item: &'ast Item) {
        if is_of_tests(attributes(item)) {
            return;
        }
        match item {
            Item::Mod(item) => {
                assert!(self.depth == 0, "a module inside a function is not read");
                let name = name_of(&item.ident);
                if name == "tests" {
                    return;
                }
                if let Some((_, items)) = &item.content {
                    self.inline.push((name.clone(), items.clone()));
                }
                self.module.children.push(name);
                return;
            }
            Item::Use(item) => {
                // `use ::name` is another crate.
                if item.leading_colon.is_none() {
                    let is_private = matches!(item.vis, syn::Visibility::Inherited);
                    self.imports(&item.tree, &[], !is_private);
                }
                return;
            }
            Item::Macro(item) => {
                let is_exported =
                    (item.attrs.iter()).any(|attribute| attribute.path().is_ident("macro_export"));
                match &item.ident {
                    Some(name) if is_exported => {
                        self.module.exported_macros.push(name.to_string());
                    }
                    Some(name) => self.module.macros.push(name.to_string()),
                    None => {}
                }
            }
            Item::Const(item) => self.define(&item.ident),
            Item::Enum(item) => self.define(&item.ident),
            Item::Fn(item) => self.define(&item.sig.ident),
            Item::Static(item) => self.define(&item.ident),
            Item::Struct(item) => self.define(&item.ident),
            Item::Trait(item) => self.define(&item.ident),
            Item::Type(item) => self.define(&item.ident),
            Item::Union(item) => self.define(&item.ident),
            _ => {}
        }
        self.nested(|collector| visit::visit_item(collector, item));
    }

    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        let attributes = match item {
            syn::ImplItem::Const(item) => &item.attrs[..],
            syn::ImplItem::Fn(item) => &item.attrs,
            _ => &[],
        };
        if !is_of_tests(attributes) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        // A lone name in lower case is a variable here; those that are called are seen below.
        let is_variable = path
            .get_ident()
            .is_some_and(|name| !name.to_string().starts_with(char::is_uppercase));
        if !is_variable {
            self.path(path, false);
        }
        visit::visit_path(self, path);
    }

    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if let syn::Expr::Path(function) = &*call.func
            && function.path.get_ident().is_some()
        {
            self.path(&function.path, false);
        }
        visit::visit_expr_call(self, call);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.path(&called.path, true);
        let quotes = ["quote", "quote_spanned", "parse_quote"];
        // What these hold is the code of another crate.
        if !quotes.iter().any(|name| called.path.is_ident(name)) {
            self.tokens(called.tokens.clone());
        }
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}
}
