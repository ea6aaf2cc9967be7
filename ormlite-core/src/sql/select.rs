//! `SELECT`.

use crate::ast::{
    Body, Definition, Deleted, Distinct, JoinKind, JoinNode, LockStrength, LockWait, Node,
    QueryNode, SetOperationNode, SetOperator, SourceNode,
};
use crate::sql::expr::filtered_name;
use crate::sql::renderer::{Renderer, VisibleSource};
use crate::sql::soft_delete::{deleted_of_joined, not_deleted};

impl Renderer {
    pub(super) fn query(&mut self, node: &QueryNode) {
        self.query_linked(node, Vec::new());
    }

    /// A query with additional conditions: those that link it to the outer query.
    pub(super) fn query_linked(&mut self, node: &QueryNode, link: Vec<Node>) {
        if let Body::SetOperation(operation) = &node.body {
            return self.set_operation(node, operation, &link);
        }
        let is_linked = !link.is_empty();
        self.in_context(
            |context| context.linked = is_linked,
            |r| r.within(node, |r| r.select_within(node, link)),
        );
    }

    /// `query UNION query`. An operand with an order, a limit, a lock or common table expressions is in
    /// parentheses.
    fn set_operation(&mut self, node: &QueryNode, operation: &SetOperationNode, link: &[Node]) {
        if !link.is_empty() {
            self.fail("a relation cannot be loaded by a set operation".to_owned());
        }
        let around = self.with(node.with.as_deref());
        self.set_operand(&operation.left);
        self.push(match operation.operator {
            SetOperator::Union => " UNION ",
            SetOperator::Intersect => " INTERSECT ",
            SetOperator::Except => " EXCEPT ",
        });
        if operation.all {
            self.push("ALL ");
        }
        self.set_operand(&operation.right);
        self.order_and_limit(node);
        self.ctes.truncate(around);
    }

    fn set_operand(&mut self, query: &QueryNode) {
        let is_bare = query.with.is_none()
            && query.order().is_empty()
            && query.limit.is_none()
            && query.offset.is_none()
            && query.lock.is_none()
            && matches!(query.body, Body::Select(_));
        if is_bare {
            return self.query(query);
        }
        self.push("(");
        self.query(query);
        self.push(")");
    }

    /// `ORDER BY .. LIMIT .. OFFSET ..`
    fn order_and_limit(&mut self, node: &QueryNode) {
        self.order_by(node);
        if let Some(limit) = &node.limit {
            self.push(" LIMIT ");
            self.bind(limit);
        }
        if let Some(offset) = &node.offset {
            self.push(" OFFSET ");
            self.bind(offset);
        }
    }

    /// Renders the common table expressions of a query, then runs `write` with its sources visible.
    pub(super) fn within(&mut self, node: &QueryNode, write: impl FnOnce(&mut Self)) {
        let around = self.with(node.with.as_deref());
        let outside = self.scope.len();
        let filtered_first = is_filtered_first(node);
        let joined = node.select().joins.iter().map(|join| join.source.clone());
        let sources = std::iter::once((node.select().from.clone(), node.select().deleted))
            .chain(joined.map(|source| (source, deleted_of_joined(node))));
        for (source, deleted) in sources {
            if self.scope[outside..]
                .iter()
                .any(|seen| seen.source.is(&source))
            {
                let name = source.name();
                self.fail(format!(
                    "`{name}` is joined twice; give one of the two an alias: `alias!(Other = ..)`, \
                     then `.left_join::<Other>().on(..)` and `column.of::<Other>()`"
                ));
            }
            self.scope.push(VisibleSource {
                filtered: filtered_first && not_deleted(&source, deleted).is_some(),
                name: self.name_beside_its_like(&source),
                source,
            });
        }
        let is_qualified = self.scope.len() > 1 || self.context.within_another;
        self.in_context(|context| context.qualified = is_qualified, write);
        self.scope.truncate(outside);
        self.ctes.truncate(around);
    }

    /// The alias of a source that a linked outer query has, too: without it, the source would hide the
    /// other one.
    fn name_beside_its_like(&self, source: &SourceNode) -> Option<String> {
        if !self.context.linked {
            return None;
        }
        let name = source.name();
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

    fn select_within(&mut self, node: &QueryNode, link: Vec<Node>) {
        let records = self.context.records;
        let select = node.select();
        let is_plain = matches!(select.distinct, Distinct::All) && select.group_by.is_empty();
        self.in_context(
            |context| {
                context.records = false;
                context.grouped = !is_plain;
            },
            |r| r.select_in_context(node, link, records),
        );
    }

    fn select_in_context(&mut self, node: &QueryNode, link: Vec<Node>, records: bool) {
        self.push("SELECT ");
        match &node.select().distinct {
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
        self.list(&node.select().columns, ", ", Self::expr);
        if records {
            self.push(")");
        }
        self.from(node, link, |_| {});
        if !node.select().group_by.is_empty() {
            self.push(" GROUP BY ");
            self.list(&node.select().group_by, ", ", Self::expr);
        }
        if let Some(having) = &node.select().having {
            self.push(" HAVING ");
            self.expr(having);
        }
        self.order_and_limit(node);
        if let Some(lock) = node.lock {
            self.push(match lock.strength {
                LockStrength::Update => " FOR UPDATE",
                LockStrength::NoKeyUpdate => " FOR NO KEY UPDATE",
                LockStrength::Share => " FOR SHARE",
            });
            // Only the first table is locked: the server cannot lock the nullable side of a join.
            if !node.select().joins.is_empty() {
                self.push(" OF ");
                match self
                    .scope
                    .iter()
                    .rfind(|seen| seen.source.is(&node.select().from))
                {
                    Some(seen) if seen.filtered || seen.name.is_some() => {
                        self.source_name(&node.select().from);
                    }
                    _ => self.ident(node.select().from.name()),
                }
            }
            self.push(match lock.wait {
                LockWait::Wait => "",
                LockWait::SkipLocked => " SKIP LOCKED",
                LockWait::NoWait => " NOWAIT",
            });
        }
    }

    pub(super) fn order_by(&mut self, node: &QueryNode) {
        let terms = node.order();
        if !terms.is_empty() {
            self.push(" ORDER BY ");
            self.list(terms, ", ", Self::order);
        }
    }

    /// `FROM .. JOIN .. WHERE ..`, with the conditions of a link and the filters of soft deletion.
    ///
    /// The filter of the first table is in `WHERE`, that of a joined table in `ON`. In a query with a
    /// right or full join both would be wrong, so there each table is filtered before it is joined.
    pub(super) fn from(
        &mut self,
        node: &QueryNode,
        link: Vec<Node>,
        and_join: impl FnOnce(&mut Self),
    ) {
        let filtered_first = is_filtered_first(node);
        if node.with.is_some() && !link.is_empty() {
            self.fail(
                "a recursive query cannot start from the rows of a relation; run it as a query of \
                 its own"
                    .to_owned(),
            );
        }
        self.push(" FROM ");
        self.source(&node.select().from, filtered_first, node.select().deleted);
        let joined_deleted = deleted_of_joined(node);
        let mut filters = link;
        if !filtered_first {
            filters.extend(not_deleted(&node.select().from, node.select().deleted));
        }
        let mut through = None;
        for join in &node.select().joins {
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
        self.all_of(" WHERE ", node.select().filter.as_ref(), &filters);
    }

    /// A join without its condition. Returns the filter of soft deletion, which belongs there.
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

    /// A source in `FROM`; if `filtered`, a subquery that leaves out soft-deleted rows.
    fn source(&mut self, source: &SourceNode, filtered: bool, deleted: Deleted) {
        let filter = not_deleted(source, deleted).filter(|_| filtered);
        match &filter {
            None => self.defined(source),
            Some(filter) => {
                self.in_context(
                    |context| context.qualified = false,
                    |r| {
                        r.push("(SELECT ");
                        r.expr(&Node::Row(source.clone()));
                        r.push(" FROM ");
                        r.defined(source);
                        r.push(" WHERE ");
                        r.expr(filter);
                        r.push(")");
                    },
                );
            }
        }
        let seen = self.scope.iter().rfind(|seen| seen.source.is(source));
        let own = seen.and_then(|seen| seen.name.clone());
        let made = || match source {
            SourceNode::Table { table, alias: None } if filter.is_some() => {
                Some(filtered_name(table))
            }
            SourceNode::Table { alias, .. } => alias.map(str::to_owned),
            SourceNode::Named(named) => named.alias().map(str::to_owned),
        };
        if let Some(name) = own.or_else(made) {
            self.push(" AS ");
            self.ident(&name);
        }
        if let SourceNode::Named(named) = source
            && !matches!(named.definition, Definition::Cte(_))
        {
            self.push("(");
            self.list(&named.columns, ", ", |r, name| r.ident(name));
            self.push(")");
        }
    }

    /// The definition of a source: the name of a table or a common table expression, or the query,
    /// the function call or the list of values.
    fn defined(&mut self, source: &SourceNode) {
        let named = match source {
            SourceNode::Table { table, .. } => {
                if table.schema.is_none() && self.ctes.iter().any(|name| name == table.name) {
                    self.fail(format!(
                        "the table `{0}` has the name of a common table expression of the query, \
                         which hides it; give the table its schema: `#[table(schema = ..)]`",
                        table.name
                    ));
                }
                return self.table(table.schema, table.name);
            }
            SourceNode::Named(named) => named,
        };
        match &named.definition {
            Definition::Cte(name) => {
                if !self.ctes.contains(name) {
                    self.fail(format!(
                        "`{name}` is a common table expression, which this query does not have"
                    ));
                }
                self.ident(name);
            }
            Definition::Query(query) => self.derived(query),
            Definition::Lateral(query) => {
                self.push("LATERAL ");
                self.derived(query);
            }
            Definition::Function(call) => self.expr(call),
            Definition::Values(rows) => {
                self.push("(VALUES ");
                self.list(rows, ", ", |r, row| {
                    r.push("(");
                    r.list(row, ", ", Self::expr);
                    r.push(")");
                });
                self.push(")");
            }
        }
    }

    /// `(SELECT ..)` in `FROM`.
    fn derived(&mut self, query: &QueryNode) {
        self.push("(");
        self.in_context(|context| context.linked = false, |r| r.query(query));
        self.push(")");
    }
}

/// Whether tables with soft deletion are filtered before they are joined.
pub(super) fn is_filtered_first(node: &QueryNode) -> bool {
    let mut kinds = node.select().joins.iter().map(|join| join.kind);
    kinds.any(|kind| matches!(kind, JoinKind::Right | JoinKind::Full))
}
