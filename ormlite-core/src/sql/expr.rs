//! Expressions, with the parentheses that PostgreSQL's operator precedence requires.

use crate::ast::{Call, Chain, KeyColumn, Node, OrderNode, Precedence, SourceNode};
use crate::schema::TableDesc;
use crate::sql::column_type::BindType;
use crate::sql::renderer::{Context, Renderer};
use crate::sql::unnest::Unnest;

impl Renderer {
    pub(super) fn expr(&mut self, node: &Node) {
        match node {
            Node::Column { source, index } => self.column(source, *index),
            Node::Row(source) => {
                let start = self.sql.len();
                if self.context.qualified {
                    self.source_name(source);
                    self.push(".");
                }
                // The name is resolved once and copied for each further column.
                let prefix = start..self.sql.len();
                let mut column = |at: usize, column: &str| {
                    if at > 0 {
                        self.push(", ");
                        self.sql.extend_from_within(prefix.clone());
                    }
                    self.ident(column);
                };
                match source {
                    SourceNode::Table { table, .. } => {
                        let columns = table.columns.iter().enumerate();
                        columns.for_each(|(at, name)| column(at, name));
                    }
                    SourceNode::Named(source) => {
                        let columns = source.columns.iter().enumerate();
                        columns.for_each(|(at, name)| column(at, name));
                    }
                }
            }
            Node::Excluded { table, index } => {
                self.push("EXCLUDED.");
                self.ident(table.columns[usize::from(*index)]);
            }
            Node::Bind { bind, .. } if self.context.literals => self.literal(bind),
            Node::Bind { bind, typed } if *typed || bind.sql_type().is_composite() => {
                self.typed_bind(bind);
            }
            // Fast path: nearly every value occurs once, and the server infers its type from there.
            Node::Bind { bind, .. } if !self.context.grouped && !bind.is_shared() => {
                self.parameter(None, bind);
            }
            Node::Bind { bind, .. } if bind.sql_type().is_inferred() => self.inferred_bind(bind),
            // A parameter without a cast has one inferred type, so it cannot occur elsewhere.
            Node::Bind { bind, .. } if self.context.grouped => self.typed_bind(bind),
            Node::Bind { bind, .. } => self.bind(bind),
            Node::OfColumn { bind, table, index } => match bind.sql_type().is_inferred() {
                true => self.bind_as_column(bind, table, *index, BindType::Column),
                false => self.typed_bind(bind),
            },
            Node::Text(text) => self.push(text),
            Node::Prefix {
                op,
                precedence,
                operand,
                ..
            } => {
                self.push(op);
                self.operand(operand, *precedence, true);
            }
            Node::Postfix {
                op,
                precedence,
                operand,
                ..
            } => {
                self.operand(operand, *precedence, true);
                self.push(" ");
                self.push(op);
            }
            Node::Infix {
                op,
                precedence,
                operands,
                ..
            } => self.infix(op, *precedence, &operands.0, &operands.1),
            Node::Chain(chain) => self.chain(chain),
            Node::Between {
                not,
                operand,
                low,
                high,
                ..
            } => {
                let around = self.enter();
                self.operand(operand, Precedence::Range, true);
                self.push(if *not { " NOT BETWEEN " } else { " BETWEEN " });
                self.operand(low, Precedence::Range, true);
                self.push(" AND ");
                self.operand(high, Precedence::Range, true);
                self.around = around;
            }
            Node::Call(call) => self.call(call),
            Node::Extract { field, operand, .. } => {
                self.push("extract(");
                self.push(field);
                self.push(" FROM ");
                self.expr(operand);
                self.push(")");
            }
            Node::Cast { operand, ty, .. } => {
                self.push("CAST(");
                self.expr(operand);
                self.push(" AS ");
                self.display(ty);
                self.push(")");
            }
            Node::Case {
                whens, otherwise, ..
            } => {
                let around = self.enter();
                self.push("CASE");
                for (when, then) in whens {
                    self.push(" WHEN ");
                    self.expr(when);
                    self.push(" THEN ");
                    self.expr(then);
                }
                if let Some(otherwise) = otherwise {
                    self.push(" ELSE ");
                    self.expr(otherwise);
                }
                self.push(" END");
                self.around = around;
            }
            Node::Exists(query) => {
                self.push("EXISTS (");
                self.query(query);
                self.push(")");
            }
            Node::Query(query) => {
                self.push("(");
                self.query(query);
                self.push(")");
            }
            Node::Related(related) => self.related(related),
            Node::OneOf(one_of) => {
                self.push("ARRAY[");
                self.list(&one_of.relations, ", ", Self::expr);
                self.push("]");
            }
            Node::Invalid(reason) => self.fail(reason.clone()),
            Node::Written(text) => self.push(text),
            Node::Unnested(arrays) => self.unnested(arrays),
        }
    }

    fn infix(&mut self, op: &str, precedence: Precedence, left: &Node, right: &Node) {
        // `a + b - c` is left-associative; comparisons are not associative.
        let (left_strict, right_strict) = match precedence {
            Precedence::And | Precedence::Or => (false, false),
            Precedence::Sum | Precedence::Product | Precedence::Operator => (false, true),
            _ => (true, true),
        };
        let around = self.enter();
        self.operand(left, precedence, left_strict);
        self.push(" ");
        self.push(op);
        self.push(" ");
        self.operand(right, precedence, right_strict);
        self.around = around;
    }

    fn chain(&mut self, chain: &Chain) {
        let strict = !chain.precedence.is_associative();
        let around = self.enter();
        for (at, (op, operand)) in chain.operands.iter().enumerate() {
            if at > 0 {
                self.push(" ");
                self.push(op);
                self.push(" ");
            }
            self.operand(operand, chain.precedence, strict && at > 0);
        }
        self.around = around;
    }

    /// Writes `keyword` and the conditions joined by `AND`; nothing if there is no condition.
    pub(super) fn all_of(&mut self, keyword: &str, first: Option<&Node>, rest: &[Node]) {
        let conditions = first.into_iter().chain(rest);
        match first.iter().len() + rest.len() {
            0 => {}
            1 => {
                self.push(keyword);
                conditions.for_each(|node| self.expr(node));
            }
            _ => {
                self.push(keyword);
                self.list(conditions, " AND ", |r, node| {
                    r.operand(node, Precedence::And, false);
                });
            }
        }
    }

    /// Writes an operand, in parentheses if its precedence is lower than that of its operator; if
    /// `strict`, also if it is equal.
    fn operand(&mut self, node: &Node, precedence: Precedence, strict: bool) {
        let own = node.precedence();
        if own < precedence || (strict && own == precedence && own != Precedence::Atom) {
            self.push("(");
            self.expr(node);
            self.push(")");
        } else {
            self.expr(node);
        }
    }

    fn call(&mut self, call: &Call) {
        let around = self.enter();
        self.push(call.name);
        self.push("(");
        if call.distinct {
            if let [Node::Text("*")] = call.args[..] {
                self.fail(
                    "`count(DISTINCT *)` is not valid in SQL; use `column.count_distinct()`"
                        .to_owned(),
                );
            }
            self.push("DISTINCT ");
        }
        // With `DISTINCT`, `ORDER BY` can contain only the arguments, so equal values must be one
        // parameter.
        let change = |context: &mut Context| context.grouped |= call.distinct;
        self.in_context(change, |r| {
            r.list(&call.args, ", ", Self::expr);
            if !call.order_by.is_empty() {
                r.push(" ORDER BY ");
                r.list(&call.order_by, ", ", Self::order);
            }
        });
        self.push(")");
        self.around = around;
        if let Some(filter) = &call.filter {
            self.push(" FILTER (WHERE ");
            self.expr(filter);
            self.push(")");
        }
    }

    /// `(SELECT "k1", "k2" FROM unnest($1::a[], $2::b[]) AS "keys"("k1", "k2"))`
    fn unnested(&mut self, arrays: &[KeyColumn]) {
        let names = |r: &mut Self| {
            r.list(1..=arrays.len(), ", ", |r, at| {
                r.display(format_args!("\"k{at}\""));
            });
        };
        self.push("(SELECT ");
        names(self);
        let unnest = Unnest::of_keys(arrays);
        self.push(" FROM ");
        self.push(unnest.start());
        self.list(arrays, unnest.separator(), Self::key_column);
        self.push(match unnest {
            Unnest::Together => ") AS \"keys\"(",
            Unnest::Each => ")) AS \"keys\"(",
        });
        names(self);
        self.push("))");
    }

    pub(super) fn order(&mut self, term: &OrderNode) {
        self.expr(&term.node);
        self.push(if term.descending { " DESC" } else { " ASC" });
        if let Some(nulls) = term.nulls {
            self.push(" ");
            self.push(nulls);
        }
    }

    pub(super) fn column(&mut self, source: &SourceNode, index: u16) {
        if self.context.qualified {
            self.source_name(source);
            self.push(".");
        }
        self.ident(source.column(index));
    }

    /// Writes the name by which columns refer to a source: its alias, the name of its table, or, if two
    /// tables of that name are in scope, the name with its schema.
    pub(super) fn source_name(&mut self, source: &SourceNode) {
        let innermost = self.scope.iter().rfind(|seen| seen.source.is(source));
        if let Some(name) = innermost.and_then(|seen| seen.name.clone()) {
            return self.ident(&name);
        }
        let name = source.name();
        let SourceNode::Table { table, alias: None } = source else {
            return self.ident(name);
        };
        if innermost.is_some_and(|seen| seen.filtered) {
            let name = filtered_name(table);
            return self.ident(&name);
        }
        let shared = self.scope.iter().any(|seen| {
            let other = &seen.source;
            seen.name.is_none() && other.name() == name && !other.is(source)
        });
        match (shared, table.schema) {
            (true, Some(schema)) => self.table(Some(schema), name),
            (true, None) => self.fail(format!(
                "two tables have the name `{name}`, and one has no schema; give one of them an \
                 alias: `alias!(Other = ..)`"
            )),
            (false, _) => self.ident(name),
        }
    }
}

/// Returns the alias of the subquery that replaces a table. It contains the schema, so that tables with
/// one name in two schemas have different aliases.
pub(super) fn filtered_name(table: &TableDesc) -> String {
    match table.schema {
        Some(schema) => format!("{schema}.{}", table.name),
        None => table.name.to_owned(),
    }
}

impl Node {
    fn precedence(&self) -> Precedence {
        match self {
            Self::Prefix { precedence, .. }
            | Self::Postfix { precedence, .. }
            | Self::Infix { precedence, .. } => *precedence,
            Self::Chain(chain) => chain.precedence,
            Self::Between { .. } => Precedence::Range,
            _ => Precedence::Atom,
        }
    }
}
