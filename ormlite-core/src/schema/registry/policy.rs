//! Row security and its policies.

/// Whether the policies of a table apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowSecurity {
    /// `ENABLE ROW LEVEL SECURITY`: to every role but the owner of the table.
    Enabled,
    /// `FORCE ROW LEVEL SECURITY` as well: to its owner, too.
    Forced,
}

/// A row security policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PolicyDef {
    /// The name.
    pub name: &'static str,
    /// `FOR ..`
    pub command: PolicyCommand,
    /// `TO ..`; empty for `PUBLIC`.
    pub roles: &'static [&'static str],
    /// `USING (..)`: the rows that statements read.
    pub using: Option<&'static str>,
    /// `WITH CHECK (..)`: the rows that statements write.
    pub check: Option<&'static str>,
    /// `AS RESTRICTIVE`: a row must fulfil it besides another policy.
    pub restrictive: bool,
}

/// The statements that a policy is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyCommand {
    /// `ALL`
    All,
    /// `SELECT`
    Select,
    /// `INSERT`
    Insert,
    /// `UPDATE`
    Update,
    /// `DELETE`
    Delete,
}

/// A constructor for the derive.
#[doc(hidden)]
impl PolicyDef {
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            command: PolicyCommand::All,
            roles: &[],
            using: None,
            check: None,
            restrictive: false,
        }
    }
}
