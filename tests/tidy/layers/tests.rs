//! The checker itself, on crates of a few lines.

use std::collections::BTreeMap;

use super::Layered;
use super::graph::Graph;
use super::source;

fn files(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    files.iter().map(owned).collect()
}

fn mistakes(layers: &'static [&'static str], sources: &[(&str, &str)]) -> Vec<String> {
    let layered = Layered {
        folder: "src",
        layers,
    };
    layered.mistakes(&files(sources))
}

/// The edges of a crate, as `from -> to`.
fn uses(sources: &[(&str, &str)]) -> Vec<String> {
    let modules = source::modules("src", &files(sources)).expect("it parses");
    let graph = Graph::new(&modules);
    let shown = graph.uses.keys().map(|(from, to)| {
        let (from, to) = (super::shown(from), super::shown(to));
        format!("{from} -> {to}")
    });
    shown.collect()
}

#[test]
fn a_cycle_is_reported_with_each_of_its_uses() {
    let found = mistakes(
        &[],
        &[
            ("lib.rs", "mod a;\nmod b;\nmod c;"),
            ("a.rs", "use crate::b::B;\npub struct A;"),
            ("b.rs", "\nuse crate::c::C;\npub struct B;"),
            ("c.rs", "pub struct C(crate::a::A);"),
        ],
    );
    let expected = "src: modules use each other in a cycle:\n  \
                    `a` -> `b`: src/a.rs:1: use crate::b::B\n  \
                    `b` -> `c`: src/b.rs:2: use crate::c::C\n  \
                    `c` -> `a`: src/c.rs:1: crate::a::A";
    assert_eq!(found, [expected]);
}

#[test]
fn the_other_modules_of_a_group_are_named() {
    let found = mistakes(
        &[],
        &[
            ("lib.rs", "mod a; mod b; mod c; mod d;"),
            ("a.rs", "use crate::{b::B, c::C}; pub struct A;"),
            ("b.rs", "use crate::a::A; pub struct B;"),
            ("c.rs", "use crate::d::D; pub struct C;"),
            ("d.rs", "use crate::a::A; pub struct D;"),
        ],
    );
    assert_eq!(found.len(), 1);
    assert!(
        found[0].ends_with("4 modules reach one another: a, b, c, d"),
        "{found:?}"
    );
}

#[test]
fn a_parent_and_its_child_may_not_form_a_cycle() {
    let child = "use super::A; pub struct Part(A);";
    let using = [
        ("lib.rs", "mod a;"),
        ("a.rs", "mod part; use part::Part; pub struct A(Box<Part>);"),
        ("a/part.rs", child),
    ];
    assert_eq!(uses(&using), ["a -> a::part", "a::part -> a"]);
    assert_eq!(mistakes(&[], &using).len(), 1);
    let declaring = [
        ("lib.rs", "mod a;"),
        ("a.rs", "mod part; pub struct A;"),
        ("a/part.rs", child),
    ];
    assert!(mistakes(&[], &declaring).is_empty());
}

#[test]
fn an_upward_use_is_reported_with_the_rule() {
    let sources = [
        (
            "lib.rs",
            "mod ast; mod sql; pub use sql::Writer; pub fn root() {}",
        ),
        ("ast.rs", "mod join;"),
        ("ast/join.rs", "\n\nuse crate::Writer;"),
        ("sql.rs", "use crate::root;\npub struct Writer;"),
    ];
    let found = mistakes(&["ast", "sql"], &sources);
    let expected = [
        "src/ast/join.rs:3: use crate::Writer: `ast` (layer 1) must not use `sql` (layer 2): \
         a layer uses those below it",
        "src/sql.rs:1: use crate::root: `sql` (layer 2) must not use `crate` (layer 3): \
         a layer uses those below it",
    ];
    assert_eq!(found, expected);
    let found = mistakes(&["sql", "ast"], &sources);
    assert_eq!(found.len(), 1, "the root alone: {found:?}");
}

#[test]
fn a_layer_within_another_is_its_own() {
    let sources = [
        ("lib.rs", "mod ast; mod sql;"),
        ("ast.rs", "mod render; pub struct Tree;"),
        ("ast/render.rs", "use crate::sql::Writer; use super::Tree;"),
        ("sql.rs", "use crate::ast::Tree; pub struct Writer;"),
    ];
    assert!(mistakes(&["ast", "sql", "ast::render"], &sources).is_empty());
    assert_eq!(mistakes(&["ast", "sql"], &sources).len(), 1);
}

#[test]
fn every_module_has_a_layer_and_every_layer_a_module() {
    let sources = [("lib.rs", "mod a; mod b;"), ("a.rs", ""), ("b.rs", "")];
    let expected = [
        "src: `b` is in no layer: list it in tests/tidy/layers.rs",
        "src: the layer `c` is no module",
    ];
    assert_eq!(mistakes(&["a", "c"], &sources), expected);
}

#[test]
fn a_re_export_leads_to_the_module_that_defines() {
    let sources = [
        ("lib.rs", "mod value; mod user; pub use value::Text;"),
        (
            "value.rs",
            "mod text; mod number;
             pub(crate) use self::text::Text; pub use number::*;",
        ),
        ("value/text.rs", "pub struct Text;"),
        (
            "value/number.rs",
            "pub struct Number; pub use super::text::Text as Other;",
        ),
        (
            "user.rs",
            "use crate::value::{self, Number}; fn f(_: value::Text, _: Number, _: crate::Text) {}",
        ),
    ];
    let expected = [
        "user -> value::number",
        "user -> value::text",
        "value::number -> value::text",
    ];
    assert_eq!(uses(&sources), expected);
}

#[test]
fn a_parent_uses_what_it_re_exports_and_calls() {
    let sources = [
        ("lib.rs", "mod a;"),
        (
            "a.rs",
            "mod b; pub use b::{B, make}; pub fn f() { let _: B = make(); }",
        ),
        ("a/b.rs", "pub struct B; pub fn make() -> B { B }"),
    ];
    assert_eq!(uses(&sources), ["a -> a::b"]);
}

#[test]
fn grouped_uses_are_taken_apart() {
    let sources = [
        ("lib.rs", "mod a; mod b; mod user;"),
        ("a.rs", "pub mod c; pub struct A;"),
        ("a/c.rs", "pub struct D; pub struct E;"),
        ("b.rs", "pub trait B {}"),
        (
            "user.rs",
            "use crate::{a::{A as Other, c::{D, E}}, b::B as _};",
        ),
    ];
    assert_eq!(uses(&sources), ["user -> a", "user -> a::c", "user -> b"]);
}

#[test]
fn inline_paths_are_found_everywhere() {
    let sources = [
        ("lib.rs", "mod a; mod b; mod c; mod d; mod e; mod user;"),
        ("a.rs", "pub fn run() {}"),
        ("b.rs", "pub enum B { One }"),
        ("c.rs", "pub trait C {}"),
        ("d.rs", "pub const D: usize = 1;"),
        ("e.rs", "pub struct E;"),
        (
            "user.rs",
            "use crate::a;
             fn f<T: crate::c::C>() {
                 if let Some(super::b::B::One) = None { a::run(); }
                 println!(\"{}\", super::d::D + 1);
             }
             macro_rules! made { () => { $crate::e::E } }",
        ),
    ];
    let expected = ["a", "b", "c", "d", "e"].map(|name| format!("user -> {name}"));
    assert_eq!(uses(&sources), expected);
}

#[test]
fn macros_are_found_in_parent_modules() {
    let sources = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "macro_rules! shared { () => {} } mod part;"),
        ("a/part.rs", "shared!(); vec![crate::b::B];"),
        (
            "b.rs",
            "pub struct B; macro_rules! own { () => {} } own!();",
        ),
    ];
    assert_eq!(uses(&sources), ["a::part -> a", "a::part -> b"]);
}

#[test]
fn code_of_tests_and_of_other_crates_is_ignored() {
    let sources = [
        (
            "lib.rs",
            "mod a; mod b; #[cfg(all(test, unix))] mod missing;",
        ),
        (
            "a.rs",
            "use std::b::B;
             use ::b::B as Other;
             #[cfg(test)] use crate::b::B as Tested;
             #[cfg(test)] mod checks { use crate::b::B; }
             mod tests;
             #[test] fn f() { crate::b::g(); }
             impl Other { #[cfg(test)] fn f() { crate::b::g(); } }
             fn g(b: bool) { quote! { crate::b::B }; let b = b; }",
        ),
        ("b.rs", "pub struct B; pub fn g() {}"),
    ];
    assert_eq!(uses(&sources), [""; 0]);
}

#[test]
fn an_unsupported_import_is_reported_with_its_position() {
    let found = mistakes(&[], &[("lib.rs", "mod a;"), ("a.rs", "\nfn {}")]);
    assert!(found[0].starts_with("src/a.rs:2: "), "{found:?}");
    let found = mistakes(&[], &[("lib.rs", "mod a;")]);
    assert_eq!(found, ["src/lib.rs: `mod a;` has no a.rs"]);
}
