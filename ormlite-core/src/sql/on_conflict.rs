//! `ON CONFLICT`.

use crate::ast::{ConflictNode, ConflictTarget};
use crate::schema::TableDesc;
use crate::sql::renderer::Renderer;

impl Renderer {
    /// ` ON CONFLICT (columns) WHERE condition DO UPDATE SET .. WHERE ..`, or `DO NOTHING`
    pub(super) fn on_conflict(&mut self, table: &'static TableDesc, conflict: &ConflictNode) {
        self.push(" ON CONFLICT");
        match &conflict.target {
            ConflictTarget::Any => {}
            ConflictTarget::Columns { columns, predicate } => {
                self.push(" (");
                self.list(columns, ", ", |r, &index| {
                    r.ident(table.columns[usize::from(index)]);
                });
                self.push(")");
                if let Some(predicate) = predicate {
                    self.push(" WHERE ");
                    self.in_context(|context| context.literals = true, |r| r.expr(predicate));
                }
            }
            ConflictTarget::Constraint(name) => {
                self.push(" ON CONSTRAINT ");
                self.ident(name);
            }
        }
        if !conflict.update {
            return self.push(" DO NOTHING");
        }
        if conflict.sets.is_empty() {
            self.fail(format!(
                "the upsert of `{}` sets no column; add `.set(..)`, or use `.do_nothing()`",
                table.name
            ));
        }
        self.push(" DO UPDATE SET ");
        // Columns of the existing row are qualified, since `EXCLUDED` has the same columns.
        self.in_context(
            |context| context.qualified = true,
            |r| {
                match conflict.touches {
                    true => r.sets(table, &conflict.sets),
                    false => r.list(&conflict.sets, ", ", |r, set| r.set(table, set)),
                }
                if let Some(filter) = &conflict.filter {
                    r.push(" WHERE ");
                    r.expr(filter);
                }
            },
        );
    }
}
