//! What compiles, and what does not and how it says so.
//!
//! One file per family of mistakes; its `.stderr` is what a user reads. After a change of a
//! message, read the new one, then pin it: `TRYBUILD=overwrite cargo test --test ui`.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/fail/*.rs");
}
