//! `SELECT`.

use crate::ast::{Deleted, Distinct, JoinKind, JoinNode, Node, SelectNode, SourceNode};
use crate::schema::ColumnRole;
use crate::sql::expr::filtered_name;
use crate::sql::renderer::{Renderer, VisibleSource};

impl Renderer {
    pub(super) fn select(&mut self, node: &SelectNode) {
        self.select_linked(node, Vec::new());
    }

    /// A query under further conditions: those that link it to the one around.
    pub(super) fn select_linked(&mut self, node: &SelectNode, link: Vec<Node>) {
        let linked = std::mem::replace(&mut self.linked, !link.is_empty());
        self.within(node, |r| r.select_within(node, link));
        self.linked = linked;
    }

    /// `SELECT count(*)` of a query's rows.
    pub(super) fn count(&mut self, node: &SelectNode) {
        self.count_linked(node, Vec::new());
    }

    pub(super) fn count_linked(&mut self, node: &SelectNode, link: Vec<Node>) {
        let plain = node.is_row_by_row() && node.limit.is_none() && node.offset.is_none();
        if plain {
            let linked = std::mem::replace(&mut self.linked, !link.is_empty());
            self.within(node, |r| {
                r.push("SELECT count(*)");
                r.from(node, link, |_| {});
            });
            self.linked = linked;
        } else {
            self.push("SELECT count(*) FROM (");
            self.select_linked(node, link);
            self.push(") AS \"rows\"");
        }
    }

    /// Runs `write` with the query's sources in sight, after its common table expressions.
    pub(super) fn within(&mut self, node: &SelectNode, write: impl FnOnce(&mut Self)) {
        if let Some(with) = &node.with {
            self.with(with);
        }
        let (outside, qualified) = (self.scope.len(), self.qualified);
        let filtered_first = is_filtered_first(node);
        let joined = node.joins.iter().map(|join| join.source);
        let sources = std::iter::once((node.from, node.deleted))
            .chain(joined.map(|source| (source, deleted_of_joined(node))));
        for (source, deleted) in sources {
            if self.scope[outside..]
                .iter()
                .any(|seen| seen.source.is(&source))
            {
                let name = source.alias.unwrap_or(source.table.name);
                self.fail(format!(
                    "`{name}` is joined twice; give one of the two an alias: `alias!(Other = ..)`, \
                     then `.left_join::<Other>().on(..)` and `column.of::<Other>()`"
                ));
            }
            self.scope.push(VisibleSource {
                source,
                filtered: filtered_first && not_deleted(&source, deleted).is_some(),
                name: self.name_beside_its_like(&source),
            });
        }
        self.qualified = self.scope.len() > 1 || self.within_another;
        write(self);
        self.scope.truncate(outside);
        self.qualified = qualified;
    }

    /// A name of its own for a table that the query around this one has, too, where it is linked to
    /// that: else it hides the other.
    fn name_beside_its_like(&self, source: &SourceNode) -> Option<String> {
        if !self.linked {
            return None;
        }
        let name = source.alias.unwrap_or(source.table.name);
        let is_taken = |name: &str| {
            let seen = self.scope.iter();
            seen.map(VisibleSource::written).any(|other| other == name)
        };
        let mut others = 1..;
        let own = move |at: usize| {
            if at == 1 {
                name.to_owned()
            } else {
                format!("{name}_{at}")
            }
        };
        let free = others.find_map(|at| Some(own(at)).filter(|own| !is_taken(own)))?;
        (free != name).then_some(free)
    }

    fn select_within(&mut self, node: &SelectNode, link: Vec<Node>) {
        let records = std::mem::take(&mut self.records);
        let plain = matches!(node.distinct, Distinct::All) && node.group_by.is_empty();
        let grouped = std::mem::replace(&mut self.grouped, !plain);
        self.push("SELECT ");
        match &node.distinct {
            Distinct::All => {}
            Distinct::Rows => self.push("DISTINCT "),
            Distinct::On(nodes) => {
                self.push("DISTINCT ON (");
                self.list(nodes, ", ", Self::expr);
                self.push(") ");
            }
        }
        if records {
            self.push("ROW(");
        }
        self.list(&node.columns, ", ", Self::expr);
        if records {
            self.push(")");
        }
        self.from(node, link, |_| {});
        if !node.group_by.is_empty() {
            self.push(" GROUP BY ");
            self.list(&node.group_by, ", ", Self::expr);
        }
        if let Some(having) = &node.having {
            self.push(" HAVING ");
            self.expr(having);
        }
        self.order_by(node);
        if let Some(limit) = &node.limit {
            self.push(" LIMIT ");
            self.bind(limit);
        }
        if let Some(offset) = &node.offset {
            self.push(" OFFSET ");
            self.bind(offset);
        }
        if let Some((lock, wait)) = node.lock {
            self.push(" ");
            self.push(lock);
            // Only the first table is locked: the far side of an outer join cannot be.
            if !node.joins.is_empty() {
                self.push(" OF ");
                match self.scope.iter().rfind(|seen| seen.source.is(&node.from)) {
                    Some(seen) if seen.filtered || seen.name.is_some() => {
                        self.source_name(&node.from);
                    }
                    _ => self.ident(node.from.alias.unwrap_or(node.from.table.name)),
                }
            }
            self.push(wait);
        }
        self.grouped = grouped;
    }

    pub(super) fn order_by(&mut self, node: &SelectNode) {
        let terms = node.order();
        if !terms.is_empty() {
            self.push(" ORDER BY ");
            self.list(terms, ", ", Self::order);
        }
    }

    /// `FROM .. JOIN .. WHERE ..`, under the conditions of a link, deleted rows left out.
    ///
    /// A source with soft deletion is filtered in `WHERE` when it comes first and in `ON` when it
    /// is joined. A right or full join keeps rows of one side whatever the other's filter says,
    /// so there each such source is filtered before it is joined.
    pub(super) fn from(
        &mut self,
        node: &SelectNode,
        link: Vec<Node>,
        and_join: impl FnOnce(&mut Self),
    ) {
        let filtered_first = is_filtered_first(node);
        if node.with.is_some() && !link.is_empty() {
            self.fail(
                "the rows of a relation cannot be walked from; walk in a query of its own"
                    .to_owned(),
            );
        }
        self.push(" FROM ");
        self.source(&node.from, filtered_first, node.deleted);
        let joined_deleted = deleted_of_joined(node);
        let mut filters = link;
        if !filtered_first {
            filters.extend(not_deleted(&node.from, node.deleted));
        }
        let mut through = None;
        for join in &node.joins {
            let present = self.join(join, filtered_first, joined_deleted);
            if join.kind == JoinKind::LeftThrough {
                through = Some((join, present));
                continue;
            }
            match join.kind {
                JoinKind::Cross => filters.extend(present),
                _ => self.all_of(" ON ", join.on.as_ref(), present.as_slice()),
            }
            if let Some((junction, present)) = through.take() {
                self.push(")");
                self.all_of(" ON ", junction.on.as_ref(), present.as_slice());
            }
        }
        and_join(self);
        self.all_of(" WHERE ", node.filter.as_ref(), &filters);
    }

    /// A join up to its condition, and the filter that belongs to that.
    fn join(&mut self, join: &JoinNode, filtered_first: bool, deleted: Deleted) -> Option<Node> {
        self.push(match join.kind {
            JoinKind::Inner => " INNER JOIN ",
            JoinKind::Left => " LEFT JOIN ",
            JoinKind::LeftThrough => " LEFT JOIN (",
            JoinKind::Right => " RIGHT JOIN ",
            JoinKind::Full => " FULL JOIN ",
            JoinKind::Cross => " CROSS JOIN ",
        });
        self.source(&join.source, filtered_first, deleted);
        not_deleted(&join.source, deleted).filter(|_| !filtered_first)
    }

    /// A source in `FROM`; filtered first, as the query of its rows that are not deleted.
    fn source(&mut self, source: &SourceNode, filtered: bool, deleted: Deleted) {
        let filter = not_deleted(source, deleted).filter(|_| filtered);
        match &filter {
            None => self.table(source.table.schema, source.table.name),
            Some(filter) => {
                let qualified = std::mem::take(&mut self.qualified);
                self.push("(SELECT ");
                self.expr(&Node::Row(*source));
                self.push(" FROM ");
                self.table(source.table.schema, source.table.name);
                self.push(" WHERE ");
                self.expr(filter);
                self.push(")");
                self.qualified = qualified;
            }
        }
        let seen = self.scope.iter().rfind(|seen| seen.source.is(source));
        let own = seen.and_then(|seen| seen.name.clone());
        let made = || (filter.is_some() && source.alias.is_none()).then(|| filtered_name(source));
        if let Some(name) = own.or_else(made) {
            self.push(" AS ");
            self.ident(&name);
        } else if let Some(alias) = source.alias {
            self.push(" AS ");
            self.ident(alias);
        }
    }
}

/// Whether sources with soft deletion are filtered before they are joined.
pub(super) fn is_filtered_first(node: &SelectNode) -> bool {
    let mut kinds = node.joins.iter().map(|join| join.kind);
    kinds.any(|kind| matches!(kind, JoinKind::Right | JoinKind::Full))
}

/// Which rows the joined sources show.
fn deleted_of_joined(node: &SelectNode) -> Deleted {
    match node.deleted {
        Deleted::Hidden => Deleted::Hidden,
        Deleted::Included | Deleted::Only => Deleted::Included,
    }
}

/// The predicate that keeps the rows a statement should see, where the table has soft deletion.
pub(super) fn not_deleted(source: &SourceNode, deleted: Deleted) -> Option<Node> {
    let op = match deleted {
        Deleted::Hidden => "IS NULL",
        Deleted::Only => "IS NOT NULL",
        Deleted::Included => return None,
    };
    let index = source.table.column_with(ColumnRole::SoftDelete)?;
    let source = *source;
    Some(Node::Column { source, index }.is(op))
}
