//! A query and its relations as one statement: `UNION ALL` of the levels of the tree.

use crate::ast::{LevelPlan, LevelPlans, Node, ParentKey};
use crate::sql::related::{KeySource, is_used};
use crate::sql::renderer::Renderer;

impl Renderer {
    /// `WITH "0" AS (..), "1" AS (..) SELECT .. FROM "0" UNION ALL SELECT .. FROM "1"`
    ///
    /// Rows of a level keep the order of its query, which scans of it and an `Append` of them keep.
    /// `"0"` can be read by one process alone, so none of the `Append` is left to others; those that
    /// take part in a level's own query are merged there.
    pub(super) fn levels(&mut self, levels: &LevelPlans<'_>) {
        let names = Names::of(levels);
        self.push("WITH ");
        self.list(levels.iter().enumerate(), ", ", |r, (at, level)| {
            r.level(levels, &names, at, level);
        });
        self.push(" ");
        // The server gives NULL the type of the column that is in its place in the branch before or
        // after, and of a pair of branches at a time. So the first branch has all columns, typed by
        // where they come from, and no rows.
        if levels.len() > 2 {
            self.types(levels, &names);
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
        // What others are about is evaluated once. The last levels are named a second time for the
        // types of their columns alone.
        self.push(match level.is_above() || level.above.is_none() {
            true => " AS MATERIALIZED (",
            false => " AS NOT MATERIALIZED (",
        });
        if level.is_numbered {
            self.push("SELECT row_number() OVER (), \"rows\".* FROM (");
        }
        match &level.above {
            None => self.select(&level.query),
            Some(above) => {
                let over = levels.get(above.level);
                let key = above.columns.iter();
                let key = key.map(|at| names.column(above.level, over.before() + at));
                let key: Vec<_> = key.collect();
                let name = &names.0[above.level];
                match above.by {
                    ParentKey::Key => {
                        let keys = format!("ANY(ARRAY(SELECT {} FROM {name}))", key.concat());
                        let link = above.link.conditions(vec![Node::Written(keys)]);
                        self.select_linked(&level.query, link);
                    }
                    ParentKey::Number => {
                        let keys = KeySource {
                            name: name.clone(),
                            columns: key,
                            number: names.column(above.level, 0),
                            bound: None,
                        };
                        self.related_to_keys(above.link, &level.query, level.selected, &keys);
                    }
                }
            }
        }
        if level.is_numbered {
            self.push(") AS \"rows\"");
        }
        self.push(")");
    }

    fn types(&mut self, levels: &LevelPlans<'_>, names: &Names) {
        self.push("SELECT 0::int2");
        self.columns_of(levels, true, |r, at, column| {
            r.push(&names.column(at, column))
        });
        self.push(" FROM ");
        // Outer joins without a condition are made in the order in which they are written: nothing
        // is to be planned about them.
        self.list(&names.0, " LEFT JOIN ", |r, name| {
            r.push(name);
            if *name != names.0[0] {
                r.push(" ON FALSE");
            }
        });
        self.push(" WHERE FALSE");
    }

    /// The columns of all levels; in the first branch with their names, by which errors call them.
    fn columns_of(
        &mut self,
        levels: &LevelPlans<'_>,
        is_named: bool,
        mut column: impl FnMut(&mut Self, usize, usize),
    ) {
        for (at, level) in levels.iter().enumerate() {
            for (of_level, name) in level.column_names().into_iter().enumerate() {
                self.push(", ");
                column(self, at, of_level);
                if let Some(name) = name.filter(|_| is_named) {
                    self.push(" AS ");
                    self.ident(name);
                }
            }
        }
    }

    fn branch(&mut self, levels: &LevelPlans<'_>, names: &Names, branch: usize) {
        self.display(format_args!("SELECT {branch}::int2"));
        let is_first = branch == 0 && levels.len() <= 2;
        self.columns_of(levels, is_first, |r, at, column| match at == branch {
            true => r.push(&names.column(at, column)),
            false => r.push("NULL"),
        });
        self.push(" FROM ");
        self.push(&names.0[branch]);
    }
}

impl LevelPlan<'_> {
    /// What its columns are called, where they are columns of tables.
    fn column_names(&self) -> Vec<Option<&'static str>> {
        let mut names = Vec::with_capacity(self.width());
        for column in &self.query.columns {
            match column {
                Node::Row(source) => names.extend(source.table.columns.iter().copied().map(Some)),
                Node::Column { source, index } => {
                    names.push(Some(source.table.columns[usize::from(*index)]));
                }
                _ => names.push(None),
            }
        }
        // Before them is what the statement adds.
        let added = self.width() - names.len();
        names.splice(..0, std::iter::repeat_n(None, added));
        names
    }
}

/// What the levels are called, quoted.
struct Names(Vec<String>);

impl Names {
    /// Their numbers, unless a table is called so.
    fn of(levels: &LevelPlans<'_>) -> Self {
        let used = |name: &str| levels.iter().any(|level| is_used(name, &level.query));
        let name = |at: usize| {
            let mut name = at.to_string();
            while used(&name) {
                name.push('_');
            }
            format!("\"{name}\"")
        };
        Self((0..levels.len()).map(name).collect())
    }

    /// A column of a level.
    fn column(&self, level: usize, column: usize) -> String {
        format!("{}.\"c{}\"", self.0[level], column + 1)
    }
}
