//! A query and its relations as one statement: each level is a common table expression, and the result is
//! their `UNION ALL`.

use crate::ast::{LevelPlan, LevelPlans, Node, ParentKey};
use crate::sql::related::{KeySource, is_name_used};
use crate::sql::renderer::Renderer;

impl Renderer {
    /// `WITH "0" AS (..), "1" AS (..) SELECT .. FROM "0" UNION ALL SELECT .. FROM "1"`
    ///
    /// The rows of a level are in the order of its query: a scan of a common table expression keeps the
    /// order, and so does an `Append` of such scans. PostgreSQL does not run this `Append` in parallel
    /// workers, since those cannot read `"0"`, which is materialized. Workers that run the query of a
    /// level are gathered there.
    pub(super) fn levels(&mut self, levels: &LevelPlans<'_>) {
        let names = Names::of(levels);
        self.push("WITH ");
        self.list(levels.iter().enumerate(), ", ", |r, (at, level)| {
            r.level(levels, &names, at, level);
        });
        self.push(" ");
        // The server resolves the type of a NULL from the two branches of one `UNION ALL`, and of three
        // branches the first two are resolved on their own. So a first branch without rows gives every
        // column its type.
        if levels.len() > 2 {
            self.type_branch(levels, &names);
            self.push(" UNION ALL ");
        }
        self.list(0..levels.len(), " UNION ALL ", |r, at| {
            r.branch(levels, &names, at);
        });
    }

    /// `"1"("c1", "c2", ..) AS (..)`
    fn level(&mut self, levels: &LevelPlans<'_>, names: &Names, at: usize, level: &LevelPlan<'_>) {
        self.push(&names.0[at]);
        self.column_names(level.width());
        // A level that its child levels read is evaluated once. A level without child levels is inlined: the
        // only other reference to it is in the branch for the types, which reads no rows.
        self.push(match level.is_above() || level.above.is_none() {
            true => " AS MATERIALIZED (",
            false => " AS NOT MATERIALIZED (",
        });
        if level.is_numbered {
            self.push("SELECT row_number() OVER (), \"rows\".* FROM (");
        }
        match &level.above {
            None => self.query(&level.query),
            Some(above) => {
                let parent = levels.get(above.level);
                let key = above.columns.iter();
                let key = key.map(|at| names.column(above.level, parent.before() + at));
                let key: Vec<_> = key.collect();
                let name = &names.0[above.level];
                match above.by {
                    ParentKey::Key => {
                        let keys = format!("ANY(ARRAY(SELECT {} FROM {name}))", key.concat());
                        let link = above.link.conditions(vec![Node::Written(keys)]);
                        self.query_linked(&level.query, link);
                    }
                    ParentKey::Number => {
                        let keys = KeySource {
                            name: name.clone(),
                            columns: key,
                            number: names.column(above.level, 0),
                            bound: None,
                        };
                        self.select_by_keys(above.link, &level.query, level.selected, &keys);
                    }
                }
            }
        }
        if level.is_numbered {
            self.push(") AS \"rows\"");
        }
        self.push(")");
    }

    /// `SELECT 0::int2, "0"."c1" AS "id", .. FROM "0" LEFT JOIN "1" ON FALSE .. WHERE FALSE`
    fn type_branch(&mut self, levels: &LevelPlans<'_>, names: &Names) {
        self.push("SELECT 0::int2");
        self.all_columns(levels, true, |r, at, column| {
            r.push(&names.column(at, column))
        });
        self.push(" FROM ");
        // The planner does not reorder outer joins on a constant, so it spends no time on their order.
        self.list(&names.0, " LEFT JOIN ", |r, name| {
            r.push(name);
            if *name != names.0[0] {
                r.push(" ON FALSE");
            }
        });
        self.push(" WHERE FALSE");
    }

    /// Writes the columns of all levels. In the first branch they have names, which decode errors quote.
    fn all_columns(
        &mut self,
        levels: &LevelPlans<'_>,
        is_named: bool,
        mut column: impl FnMut(&mut Self, usize, usize),
    ) {
        for (at, level) in levels.iter().enumerate() {
            for (index, name) in level.column_names().into_iter().enumerate() {
                self.push(", ");
                column(self, at, index);
                if let Some(name) = name.filter(|_| is_named) {
                    self.push(" AS ");
                    self.ident(name);
                }
            }
        }
    }

    /// `SELECT 1::int2, NULL, .., "1"."c1", .. FROM "1"`
    fn branch(&mut self, levels: &LevelPlans<'_>, names: &Names, branch: usize) {
        self.display(format_args!("SELECT {branch}::int2"));
        let is_first = branch == 0 && levels.len() <= 2;
        self.all_columns(levels, is_first, |r, at, column| match at == branch {
            true => r.push(&names.column(at, column)),
            false => r.push("NULL"),
        });
        self.push(" FROM ");
        self.push(&names.0[branch]);
    }
}

impl LevelPlan<'_> {
    /// Returns the names of the columns that are columns of a table.
    fn column_names(&self) -> Vec<Option<&str>> {
        let mut names = Vec::with_capacity(self.width());
        for column in &self.query.select().columns {
            match column {
                Node::Row(source) => {
                    names.extend((0..source.width() as u16).map(|at| Some(source.column(at))))
                }
                Node::Column { source, index } => {
                    names.push(Some(source.column(*index)));
                }
                _ => names.push(None),
            }
        }
        // The columns that the statement adds precede them.
        let added = self.width() - names.len();
        names.splice(..0, std::iter::repeat_n(None, added));
        names
    }
}

/// The quoted names of the levels.
struct Names(Vec<String>);

impl Names {
    /// Returns the numbers of the levels as names, with `_` appended where a table has that name.
    fn of(levels: &LevelPlans<'_>) -> Self {
        let is_used = |name: &str| levels.iter().any(|level| is_name_used(name, &level.query));
        let name = |at: usize| {
            let mut name = at.to_string();
            while is_used(&name) {
                name.push('_');
            }
            format!("\"{name}\"")
        };
        Self((0..levels.len()).map(name).collect())
    }

    /// Returns a column of a level: `"1"."c2"`.
    fn column(&self, level: usize, column: usize) -> String {
        format!("{}.\"c{}\"", self.0[level], column + 1)
    }
}
