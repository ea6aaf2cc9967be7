//! [`SnapshotError`]: where a snapshot is wrong, and what to do.

use std::fmt;

use super::format::FORMAT;

/// Why files are not a snapshot.
///
/// Its kind is private, so that kinds can be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotError {
    at: Place,
    kind: Kind,
}

/// A line of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: String,
    /// From 1.
    pub(super) line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    NotASnapshot,
    NewerFormat(u32),
    Unmerged,
    NotALine,
    Unknown { line: String },
    Contradiction { subject: String, first: Place },
    Undeclared { object: String },
    Circular { list: String },
    Invalid { object: String, reason: String },
}

impl SnapshotError {
    pub(super) fn new(at: &Place, kind: Kind) -> Self {
        let at = at.clone();
        Self { at, kind }
    }

    /// The path of the file.
    pub fn file(&self) -> &str {
        &self.at.file
    }

    /// The number of the line, from 1.
    pub fn line(&self) -> usize {
        self.at.line
    }

    /// Whether a newer version of this crate wrote the file.
    pub fn is_newer_format(&self) -> bool {
        matches!(self.kind, Kind::NewerFormat(_))
    }

    /// Whether two changes were merged that do not agree: there are markers of a conflict, or two
    /// lines that contradict each other.
    pub fn is_conflict(&self) -> bool {
        matches!(self.kind, Kind::Unmerged | Kind::Contradiction { .. })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.at)?;
        match &self.kind {
            Kind::NotASnapshot => write!(
                f,
                "the first line is not `ormlite snapshot {FORMAT}`; restore the file, or delete it"
            ),
            Kind::NewerFormat(found) => write!(
                f,
                "the format is {found}, and this version of ormlite reads formats up to {FORMAT}; \
                 use the version of ormlite that wrote the file, or a later one"
            ),
            Kind::Unmerged => write!(
                f,
                "there is an unresolved conflict; keep the lines of both sides, or one of two \
                 that say different things of the same object"
            ),
            Kind::NotALine => write!(f, "the line is not a path, or a path with ` = ` and JSON"),
            Kind::Unknown { line } => write!(
                f,
                "`{line}` says nothing that format {FORMAT} has; correct or delete the line"
            ),
            Kind::Contradiction { subject, first } => write!(
                f,
                "`{subject}` has another value in {first}; keep one of the two lines"
            ),
            Kind::Undeclared { object } => write!(
                f,
                "the line is about `{object}`, which has no line of its own; add that line, or \
                 delete this one"
            ),
            Kind::Circular { list } => write!(
                f,
                "what comes after what is circular in `{list}`; correct the lines with `after`"
            ),
            Kind::Invalid { object, reason } => write!(f, "`{object}` is not complete: {reason}"),
        }
    }
}

impl std::error::Error for SnapshotError {}
