//! The mistakes in an input: all are collected, each at its token, and none can be forgotten.

use std::cell::RefCell;
use std::fmt::Display;
use std::thread;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// The mistakes found so far. Dropping it before [`finish`](Self::finish) panics.
pub(crate) struct Diagnostics {
    errors: RefCell<Option<Vec<syn::Error>>>,
}

impl Diagnostics {
    pub(crate) fn new() -> Self {
        Self {
            errors: RefCell::new(Some(Vec::new())),
        }
    }

    /// Reports a mistake at `tokens`.
    pub(crate) fn on(&self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// Reports a mistake at `span`.
    pub(crate) fn at(&self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    /// Reports a mistake that `syn` found.
    pub(crate) fn push(&self, error: syn::Error) {
        if let Some(errors) = self.errors.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    /// The number of mistakes.
    pub(crate) fn count(&self) -> usize {
        self.errors.borrow().as_ref().map_or(0, Vec::len)
    }

    /// Returns all mistakes.
    pub(crate) fn finish(self) -> Vec<syn::Error> {
        self.errors.borrow_mut().take().unwrap_or_default()
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        assert!(
            thread::panicking() || self.errors.borrow().is_none(),
            "mistakes were collected and not reported"
        );
    }
}

/// The mistakes as `compile_error!` calls at their tokens.
pub(crate) fn compile_errors(errors: &[syn::Error]) -> TokenStream {
    errors.iter().map(syn::Error::to_compile_error).collect()
}

/// ``did you mean `x`?`` if one of the known names is similar.
pub(crate) fn did_you_mean<'a>(
    given: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let nearest = known
        .into_iter()
        .map(|name| (distance(given, name), name))
        .min()?;
    let (distance, name) = nearest;
    (distance <= given.len().div_ceil(3)).then(|| format!("did you mean `{name}`?"))
}

/// The Damerau-Levenshtein distance: how many letters must be changed, added, removed or swapped
/// with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    // Row `i` has the distances between the first `i` letters of `a` and each prefix of `b`.
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = changed.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_proposed_and_far_ones_are_not() {
        let known = ["primary_key", "references", "unique"];
        assert_eq!(
            did_you_mean("primry_key", known).as_deref(),
            Some("did you mean `primary_key`?")
        );
        assert_eq!(
            did_you_mean("uinqeu", known).as_deref(),
            Some("did you mean `unique`?")
        );
        assert_eq!(did_you_mean("colour", known), None);
    }

    #[test]
    #[should_panic(expected = "not reported")]
    fn forgetting_the_mistakes_panics() {
        drop(Diagnostics::new());
    }
}
