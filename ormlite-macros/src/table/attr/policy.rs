//! Row security as it is written: `row_security`, `policy(..)`.

use proc_macro2::Ident;
use syn::LitStr;

use crate::args::values::{require, word};
use crate::args::{Grammar, Keyed, Shape};
use crate::diagnostics::Diagnostics;

pub(super) const ROW_SECURITY_EXAMPLE: &str = "row_security` or `row_security = force";
pub(super) const EXAMPLE: &str =
    "policy(name = \"own_rows\", for = select, to = \"staff\", using = \"owner = current_user\")";

/// `row_security`, or `row_security = force`.
pub(crate) struct RowSecurity {
    pub(crate) key: Ident,
    pub(crate) forced: bool,
}

impl RowSecurity {
    pub(super) fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Self {
        let forced = match arg.shape {
            Shape::Flag => false,
            _ => word(arg, &["force"], mistakes).is_some(),
        };
        Self {
            key: arg.key.clone(),
            forced,
        }
    }
}

/// `policy(name = "..", for = select, to = "role", using = "..", check = "..", restrictive)`.
pub(crate) struct Policy {
    pub(crate) key: Ident,
    pub(crate) name: LitStr,
    /// The statements that it is for; `None` for all.
    pub(crate) command: Option<Ident>,
    /// The roles that it is for; none for every role.
    pub(crate) roles: Vec<LitStr>,
    pub(crate) using: Option<LitStr>,
    pub(crate) check: Option<LitStr>,
    pub(crate) restrictive: bool,
}

const POLICY: Grammar = Grammar {
    of: "policy(..)",
    first: None,
    keys: &[
        ("name", "name = \"own_rows\""),
        ("for", "for = select"),
        ("to", "to = \"staff\""),
        ("using", "using = \"owner = current_user\""),
        ("check", "check = \"owner = current_user\""),
        ("restrictive", "restrictive"),
    ],
    repeated: &["to"],
};

const COMMANDS: [&str; 5] = ["all", "select", "insert", "update", "delete"];

impl Policy {
    pub(super) fn parse(arg: &Keyed, mistakes: &Diagnostics) -> Option<Self> {
        let before = mistakes.count();
        let (stray, options) = POLICY.list(arg.list(mistakes)?, mistakes);
        for stray in &stray {
            POLICY.refuse(stray, mistakes);
        }
        let (mut name, mut command, mut roles) = (None, None, Vec::new());
        let (mut using, mut check, mut restrictive) = (None, None, false);
        for option in options {
            match option.name().as_str() {
                "name" => name = option.text(mistakes),
                "for" => command = word(&option, &COMMANDS, mistakes),
                "to" => roles.extend(option.text(mistakes)),
                "using" => using = option.text(mistakes),
                "check" => check = option.text(mistakes),
                _ => restrictive = option.flag(mistakes).is_some(),
            }
        }
        require(name.is_some(), arg, before, mistakes)?;
        Some(Self {
            key: arg.key.clone(),
            name: name?,
            command,
            roles,
            using,
            check,
            restrictive,
        })
    }
}
