//! `Tree`: a row with its descendants, of any depth.
//!
//! Nothing here is recursive: a chain of any length is built, read and dropped on a small stack.

use std::fmt;
use std::ops::{Deref, DerefMut};

/// A row with its descendants; see [`RecursiveQuery::tree`](crate::recursive::RecursiveQuery::tree).
///
/// ```
/// use ormlite_core::recursive::Tree;
///
/// let tree = Tree::new("food", vec![
///     Tree::new("fruit", vec![Tree::new("apples", vec![])]),
///     Tree::new("bread", vec![]),
/// ]);
/// let lines: Vec<_> = tree
///     .iter()
///     .map(|branch| format!("{}{}", "  ".repeat(branch.depth as usize), branch.row))
///     .collect();
/// assert_eq!(lines, ["food", "  fruit", "    apples", "  bread"]);
///
/// assert_eq!((tree.len(), tree.children.len()), (4, 2));
/// let lengths = tree.map(str::len);
/// assert!(lengths.into_rows().eq([4, 5, 6, 5]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree<T> {
    /// The row.
    pub row: T,
    /// The number of rows above it: 0 for a root.
    pub depth: i32,
    /// Its children, in the order of the query.
    pub children: Children<T>,
}

/// The children of a row: a `Vec` of trees. Dropping, cloning and comparing it uses no recursion,
/// and `Debug` prints a limited depth.
#[derive(Eq)]
pub struct Children<T>(Vec<Tree<T>>);

impl<T> Tree<T> {
    /// A root with its children, whose depths are counted from it.
    pub fn new(row: T, children: Vec<Tree<T>>) -> Self {
        let mut tree = Self {
            row,
            depth: 0,
            children: Children(children),
        };
        let mut rest: Vec<_> = tree.children.iter_mut().map(|child| (child, 1)).collect();
        while let Some((branch, depth)) = rest.pop() {
            branch.depth = depth;
            rest.extend(branch.children.iter_mut().map(|child| (child, depth + 1)));
        }
        tree
    }

    /// Iterates over this tree and all trees below it, depth first: each before its children, and
    /// those before its next sibling.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { rest: vec![self] }
    }

    /// Iterates over the rows, depth first.
    pub fn into_rows(self) -> impl Iterator<Item = T> {
        let mut rest = vec![self];
        std::iter::from_fn(move || {
            let Tree { row, children, .. } = rest.pop()?;
            rest.extend(children.into_iter().rev());
            Some(row)
        })
    }

    /// The number of rows, with this one.
    #[allow(clippy::len_without_is_empty, reason = "a tree has a root")]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Converts each row, depth first, and keeps the structure.
    pub fn map<U>(self, mut make: impl FnMut(T) -> U) -> Tree<U> {
        let start = self.depth;
        let mut placed = Vec::new();
        let mut rest = vec![(self, None)];
        while let Some((tree, parent)) = rest.pop() {
            let at = placed.len();
            placed.push(Placed {
                row: make(tree.row),
                depth: tree.depth,
                parent,
            });
            let children = tree.children.into_iter().rev();
            rest.extend(children.map(|child| (child, Some(at))));
        }
        let mut roots = nest(placed);
        debug_assert!(roots.len() == 1 && roots[0].depth == start);
        roots.swap_remove(0)
    }
}

/// The iterator of [`Tree::iter`].
#[derive(Debug, Clone)]
pub struct Iter<'a, T> {
    rest: Vec<&'a Tree<T>>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a Tree<T>;

    fn next(&mut self) -> Option<&'a Tree<T>> {
        let tree = self.rest.pop()?;
        self.rest.extend(tree.children.iter().rev());
        Some(tree)
    }
}

impl<'a, T> IntoIterator for &'a Tree<T> {
    type Item = &'a Tree<T>;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

/// Takes the children out of each tree before it is dropped, so that no drop is recursive.
impl<T> Drop for Children<T> {
    fn drop(&mut self) {
        let mut rest = std::mem::take(&mut self.0);
        while let Some(mut tree) = rest.pop() {
            rest.append(&mut tree.children.0);
        }
    }
}

impl<T: Clone> Clone for Children<T> {
    fn clone(&self) -> Self {
        let mut placed = Vec::new();
        let mut rest: Vec<_> = self.0.iter().rev().map(|tree| (tree, None)).collect();
        while let Some((tree, parent)) = rest.pop() {
            let at = placed.len();
            placed.push(Placed {
                row: tree.row.clone(),
                depth: tree.depth,
                parent,
            });
            rest.extend(tree.children.iter().rev().map(|child| (child, Some(at))));
        }
        Self(nest(placed))
    }
}

impl<T: PartialEq> PartialEq for Children<T> {
    fn eq(&self, other: &Self) -> bool {
        let mut rest = vec![(&self.0, &other.0)];
        while let Some((one, other)) = rest.pop() {
            let pairs = one.iter().zip(other);
            let same = |(a, b): (&Tree<T>, &Tree<T>)| a.row == b.row && a.depth == b.depth;
            if one.len() != other.len() || !pairs.clone().all(same) {
                return false;
            }
            rest.extend(pairs.map(|(a, b)| (&a.children.0, &b.children.0)));
        }
        true
    }
}

/// Trees of a greater depth are not printed.
const PRINTED: usize = 100;

impl<T> Children<T> {
    /// Whether the trees have more levels than `most`.
    fn is_deeper_than(&self, most: usize) -> bool {
        let mut rest: Vec<_> = self.0.iter().map(|tree| (tree, 1)).collect();
        while let Some((tree, depth)) = rest.pop() {
            if depth > most {
                return true;
            }
            rest.extend(tree.children.iter().map(|child| (child, depth + 1)));
        }
        false
    }
}

impl<T> Deref for Children<T> {
    type Target = Vec<Tree<T>>;

    fn deref(&self) -> &Vec<Tree<T>> {
        &self.0
    }
}

impl<T> DerefMut for Children<T> {
    fn deref_mut(&mut self) -> &mut Vec<Tree<T>> {
        &mut self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Children<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_deeper_than(PRINTED) {
            true => write!(f, "[.. more than {PRINTED} deep]"),
            false => self.0.fmt(f),
        }
    }
}

impl<T> IntoIterator for Children<T> {
    type Item = Tree<T>;
    type IntoIter = std::vec::IntoIter<Tree<T>>;

    fn into_iter(mut self) -> Self::IntoIter {
        std::mem::take(&mut self.0).into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Children<T> {
    type Item = &'a Tree<T>;
    type IntoIter = std::slice::Iter<'a, Tree<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// A row, and the position of its parent in the same list.
pub(super) struct Placed<T> {
    pub(super) row: T,
    pub(super) depth: i32,
    pub(super) parent: Option<usize>,
}

/// The trees of a list in which each row follows its parent.
pub(super) fn nest<T>(mut placed: Vec<Placed<T>>) -> Vec<Tree<T>> {
    let mut children: Vec<Vec<Tree<T>>> = Vec::new();
    children.resize_with(placed.len(), Vec::new);
    let mut roots = Vec::new();
    // From the end of the list: all descendants of a row come after it.
    while let (Some(Placed { row, depth, parent }), Some(mut own)) = (placed.pop(), children.pop())
    {
        own.reverse();
        let beneath = parent.and_then(|at| children.get_mut(at));
        beneath.unwrap_or(&mut roots).push(Tree {
            row,
            depth,
            children: Children(own),
        });
    }
    roots.reverse();
    roots
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(depths: &[(u32, i32, Option<usize>)]) -> Vec<Placed<u32>> {
        let place = |&(row, depth, parent): &_| Placed { row, depth, parent };
        depths.iter().map(place).collect()
    }

    #[test]
    fn rows_are_nested_in_their_order() {
        let roots = nest(placed(&[
            (1, 0, None),
            (2, 0, None),
            (3, 1, Some(1)),
            (4, 1, Some(0)),
            (5, 1, Some(1)),
            (6, 2, Some(4)),
        ]));
        let rows = |tree: Tree<u32>| tree.into_rows().collect::<Vec<_>>();
        let rows: Vec<_> = roots.into_iter().map(rows).collect();
        assert_eq!(rows, [vec![1, 4], vec![2, 3, 5, 6]]);
        assert!(nest(placed(&[])).is_empty());
    }

    #[test]
    fn copies_and_what_is_equal() {
        let leaf = |row| Tree::new(row, vec![]);
        let tree = Tree::new(1, vec![Tree::new(2, vec![leaf(3), leaf(4)]), leaf(5)]);
        assert_eq!(tree.clone(), tree);
        let others = [
            Tree::new(1, vec![Tree::new(2, vec![leaf(3), leaf(4)])]),
            Tree::new(1, vec![Tree::new(2, vec![leaf(3)]), leaf(5)]),
            Tree::new(1, vec![Tree::new(2, vec![leaf(4), leaf(3)]), leaf(5)]),
            Tree::new(1, vec![leaf(2), Tree::new(5, vec![leaf(3), leaf(4)])]),
        ];
        for other in others {
            assert_ne!(tree, other);
        }
        assert!(format!("{tree:?}").contains("row: 4, depth: 2"));
    }

    #[test]
    fn depth_costs_no_stack() {
        const LENGTH: usize = 200_000;
        let chain = (0..LENGTH).map(|at| Placed {
            row: at,
            depth: at as i32,
            parent: at.checked_sub(1),
        });
        let tree = nest(chain.collect()).remove(0);
        assert_eq!(tree.len(), LENGTH);
        assert_eq!(tree.iter().last().map(|last| last.row), Some(LENGTH - 1));
        let tree = tree.map(|row| row + 1);
        let tree = Tree::new(0, vec![tree]);
        assert_eq!(
            tree.iter().last().map(|last| last.depth),
            Some(LENGTH as i32)
        );
        let mut copy = tree.clone();
        assert!(copy == tree);
        assert!(format!("{copy:?}").contains("more than 100 deep"));
        copy.children[0].children[0].row = 0;
        assert!(copy != tree);
        drop(copy);
        assert!(tree.into_rows().eq(0..=LENGTH));
        let mut dropped = Tree::new(0, vec![]);
        for at in 1..LENGTH {
            dropped = Tree {
                row: at,
                depth: 0,
                children: Children(vec![dropped]),
            };
        }
        let Tree { row, children, .. } = dropped;
        assert_eq!((row, children.len()), (LENGTH - 1, 1));
        drop(children);
    }
}
