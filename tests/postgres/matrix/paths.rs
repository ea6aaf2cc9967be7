//! The paths that a value takes, for a Rust type: each is a line of a table, or a line and a half.

/// Tables with columns of a Rust type, and every path through them.
macro_rules! subject {
    (
        $subject:ident: $value:ty, $parse:path, $read:literal,
        $table:tt $parents:tt $children:tt $bags:tt $links:tt
    ) => {
        mod $subject {
            use ormlite::expr::{case, exists};
            use ormlite::prelude::*;
            use ormlite::Expr;
            use ormlite::typing::TableScope;

            use super::kinds::Kind;
            use super::paths::{keys, reading, writing};
            use super::world::{Report, World, answer, array, quoted};
            #[allow(unused_imports, reason = "as the Rust type asks")]
            use super::*;

            type V = $value;
            type S = Sample;

            #[derive(Table, Debug, Clone, PartialEq)]
            #[table(name = $table)]
            pub struct Sample {
                #[column(primary_key)]
                pub id: i32,
                pub value: $value,
                pub maybe: Option<$value>,
                pub list: Vec<$value>,
                pub maybe_list: Option<Vec<Option<$value>>>,
            }

            #[derive(Table, Debug, Clone, PartialEq)]
            #[table(name = $parents, has_many(children = Child::parent))]
            pub struct Parent {
                #[column(primary_key)]
                pub key: $value,
                pub id: i32,
            }

            #[derive(Table, Debug, Clone, PartialEq)]
            #[table(name = $children)]
            pub struct Child {
                #[column(primary_key)]
                pub id: i32,
                #[column(references = Parent::key, relation = parent)]
                pub parent_key: Option<$value>,
            }

            #[derive(Table, Debug, Clone, PartialEq)]
            #[table(name = $bags, many_to_many(parents = Link))]
            pub struct Bag {
                #[column(primary_key)]
                pub id: i32,
            }

            #[derive(Table, Debug, Clone, PartialEq)]
            #[table(name = $links, primary_key(bag_id, parent_key))]
            pub struct Link {
                #[column(references = Bag::id)]
                pub bag_id: i32,
                #[column(references = Parent::key, relation = parent)]
                pub parent_key: $value,
            }

            fn v(text: &str) -> V {
                $parse(text)
            }

            pub async fn run(world: &World, kind: &Kind, report: &mut Report) {
                let sql = kind.sql;
                let create = format!(
                    "CREATE TABLE {table} (id int PRIMARY KEY, value {sql} NOT NULL, \
                     maybe {maybe}, list {sql}[] NOT NULL, maybe_list {sql}[])",
                    table = $table,
                    maybe = kind.nullable.unwrap_or(sql),
                );
                world.run(&create).await;
                let [a, b, c] = kind.stored.map(quoted);
                let list = |from: usize, to: usize| array(&kind.stored[from..to]);
                let fill = format!(
                    "TRUNCATE {table}; INSERT INTO {table} VALUES (1, {a}, {a}, {}, NULL), \
                     (2, {b}, NULL, {}, '{{}}'), (3, {c}, {c}, {}, {})",
                    list(0, 1),
                    list(1, 3),
                    list(0, 3),
                    list(2, 3),
                    table = $table,
                );
                world.run(&fill).await;
                conditions(world, kind, report).await;
                readings(world, kind, report).await;
                writes(world, kind, report, &fill).await;
                if kind.is_key {
                    related(world, kind, report).await;
                }
            }

            async fn conditions(world: &World, kind: &Kind, report: &mut Report) {
                type Condition = Expr<TableScope<Sample>, bool>;
                let p = || v(kind.probe);
                let (b, c) = (|| v(kind.stored[1]), || v(kind.stored[2]));
                let (qp, [_, qb, qc]) = (quoted(kind.probe), kind.stored.map(quoted));
                let (lp, lbc) = (array(&[kind.probe]), array(&kind.stored[1..]));
                let t = $table;
                let others = || Sample::query().filter(S::id.ne(2));
                #[rustfmt::skip]
                let conditions: Vec<(&str, String, Condition)> = vec![
                    ("eq", format!("value = {qp}"), S::value.eq(p())),
                    ("eq by reference", format!("value = {qp}"), S::value.eq(&p())),
                    ("ne", format!("value <> {qp}"), S::value.ne(p())),
                    ("lt", format!("value < {qb}"), S::value.lt(b())),
                    ("le", format!("value <= {qp}"), S::value.le(p())),
                    ("gt", format!("value > {qp}"), S::value.gt(p())),
                    ("ge", format!("value >= {qb}"), S::value.ge(b())),
                    ("in_", format!("value IN ({qp}, {qc})"), S::value.in_([p(), c()])),
                    ("in_ of one", format!("value IN ({qp})"), S::value.in_(vec![p()])),
                    ("in_ of a slice", format!("value IN ({qp}, {qb})"), S::value.in_(&[p(), b()][..])),
                    ("not_in", format!("value NOT IN ({qp}, {qc})"), S::value.not_in([p(), c()])),
                    ("between", format!("value BETWEEN {qp} AND {qb}"), S::value.between(p(), b())),
                    ("not_between", format!("value NOT BETWEEN {qp} AND {qb}"), S::value.not_between(p(), b())),
                    ("is_distinct_from", format!("value IS DISTINCT FROM {qp}"), S::value.is_distinct_from(p()).scoped()),
                    ("is_not_distinct_from", format!("maybe IS NOT DISTINCT FROM {qp}"), S::maybe.is_not_distinct_from(Some(p())).scoped()),
                    ("eq, nullable", format!("maybe = {qp}"), S::maybe.eq(p()).is_true().scoped()),
                    ("in_, nullable", format!("maybe IN ({qp})"), S::maybe.in_([p()]).is_true().scoped()),
                    ("not", format!("NOT value = {qp}"), not(S::value.eq(p()))),
                    ("or", format!("value = {qp} OR value = {qc}"), S::value.eq(p()).or(S::value.eq(c())).scoped()),
                    ("one condition twice", format!("value = {qp} OR maybe = {qp}"), {
                        let eq = S::value.eq(p());
                        eq.clone().or(S::maybe.eq(p()).is_true()).or(eq).scoped()
                    }),
                    ("has_element", format!("{qp} = ANY(list)"), S::list.has_element(p()).scoped()),
                    ("array_contains", format!("list @> {lp}"), S::list.array_contains(vec![p()])),
                    ("array_contained_by", format!("list <@ {lbc}"), S::list.array_contained_by(vec![b(), c()])),
                    ("overlaps_array", format!("list && {lp}"), S::list.overlaps_array(vec![p()])),
                    ("array eq", format!("list = {lp}"), S::list.eq(vec![p()])),
                    ("array in_ nullable", format!("maybe_list IS DISTINCT FROM {lp}"), S::maybe_list.is_distinct_from(vec![Some(p())]).scoped()),
                    ("array_append", format!("array_append(list, {qp}) @> {lp}"), S::list.array_append(p()).array_contains(vec![p()])),
                    ("array_remove", format!("array_remove(list, {qp}) = '{{}}'"), S::list.array_remove(p()).eq(Vec::new())),
                    ("array_concat", format!("list || {lp} @> {lp}"), S::list.array_concat(vec![p()]).array_contains(vec![p()])),
                    ("in_ of a column", "value = ANY(list)".into(), S::value.in_(S::list).scoped()),
                    ("in_ of a query", format!("value IN (SELECT value FROM {t} WHERE id <> 2)"), S::value.in_(others().select(S::value)).scoped()),
                    ("in_ of a query's array", format!("value = ANY(coalesce((SELECT list FROM {t} WHERE id = 1)))"), S::value.in_(Sample::find(1).select(S::list).scalar()).is_true().scoped()),
                    ("exists", format!("EXISTS (SELECT 1 FROM {t} WHERE value = {qp})"), exists(others().filter(S::value.eq(p()))).scoped()),
                    ("coalesce", format!("coalesce(maybe, {qp}) = {qp}"), S::maybe.coalesce(p()).eq(p()).scoped()),
                    ("nullif", format!("nullif(value, {qp}) IS NULL"), S::value.nullif(p()).is_null().scoped()),
                    ("greatest", format!("greatest(value, {qp}) = {qp}"), S::value.greatest(p()).eq(p()).scoped()),
                    ("least", format!("least(value, {qp}) = {qp}"), S::value.least(p()).eq(p()).scoped()),
                    ("case", format!("CASE WHEN id = 2 THEN {qp} ELSE value END = {qp}"), case::<V>().when(S::id.eq(2), p()).otherwise(S::value).eq(p()).scoped()),
                    ("eq of columns", "value = maybe".into(), S::value.eq(S::maybe).is_true().scoped()),
                ];
                for (path, sql, condition) in conditions {
                    let sql = format!("SELECT id FROM {t} WHERE {sql} ORDER BY id");
                    let expected = world.literal(&sql).await;
                    for (mode, db) in world.pools() {
                        let query = Sample::query().filter(condition.clone()).order_by(S::id);
                        let got = answer(query.clone().select(S::id).all(db).await);
                        report.cell(kind, path, mode, &expected, &got);
                        let count = query.count(db).await.map(|count| vec![count]);
                        let counted = expected.clone().map(|ids| vec![ids.len().to_string()]);
                        report.cell(kind, &format!("{path}, counted"), mode, &counted, &answer(count));
                    }
                }
            }

            async fn readings(world: &World, kind: &Kind, report: &mut Report) {
                let (t, p, qp) = ($table, || v(kind.probe), quoted(kind.probe));
                let read = |column: &str| $read.replace("{}", column);
                let shown = async |db: &Db, values: Result<Vec<V>, ormlite::Error>| {
                    reading::shown(db, values, |v: V| {
                        Sample::query().select(val(v).cast::<String>()).limit(1)
                    })
                    .await
                };
                reading::paths! {
                    world, kind, report, shown, db:
                    "select", format!("SELECT {} FROM {t} ORDER BY id", read("value")),
                        Sample::query().order_by(S::id).select(S::value).all(db).await;
                    "whole rows", format!("SELECT {} FROM {t} ORDER BY id", read("value")),
                        reading::map(Sample::query().order_by(S::id).all(db).await, |row| [row.value]);
                    "nullable", format!("SELECT {} FROM {t} WHERE maybe IS NOT NULL ORDER BY id", read("maybe")),
                        reading::map(Sample::query().order_by(S::id).all(db).await, |row| row.maybe);
                    "arrays", format!("SELECT {} FROM (SELECT unnest(list) AS e, id FROM {t} ORDER BY id) t", read("e")),
                        reading::map(Sample::query().order_by(S::id).all(db).await, |row| row.list);
                    "stream", format!("SELECT {} FROM {t} ORDER BY id", read("value")),
                        reading::collected(Sample::query().order_by(S::id).select(S::value).stream(db)).await;
                    "stream, filtered", format!("SELECT {} FROM {t} WHERE value IN ({qp}) ORDER BY id", read("value")),
                        reading::collected(Sample::query().filter(S::value.in_([p()])).order_by(S::id).select(S::value).stream(db)).await;
                    "order", format!("SELECT {} FROM {t} ORDER BY {t}.value, id", read("value")),
                        Sample::query().order_by((S::value, S::id)).select(S::value).all(db).await;
                    "order, descending", format!("SELECT {} FROM {t} ORDER BY {t}.maybe DESC, id", read("value")),
                        Sample::query().order_by((S::maybe.desc(), S::id.asc())).select(S::value).all(db).await;
                    "max", format!("SELECT {} FROM (SELECT max(value) AS m FROM {t}) t", read("m")),
                        reading::map(Sample::query().select(S::value.max()).all(db).await, |max| max);
                    "distinct", format!("SELECT {} FROM (SELECT DISTINCT value FROM {t}) t ORDER BY t.value", read("value")),
                        Sample::query().select(S::value).distinct().order_by(S::value).all(db).await;
                    "group", format!("SELECT {} FROM (SELECT coalesce(maybe, {qp}) AS m, count(*) FROM {t} GROUP BY coalesce(maybe, {qp})) t ORDER BY t.m", read("m")),
                        reading::map(
                            Sample::query()
                                .group_by(S::maybe.coalesce(p()))
                                .order_by(S::maybe.coalesce(p()))
                                .select((S::maybe.coalesce(p()), count()))
                                .all(db)
                                .await,
                            |(value, _)| [value],
                        );
                    "array_agg", format!("SELECT {} FROM (SELECT unnest(array_agg(value ORDER BY id)) AS e FROM {t}) t", read("e")),
                        reading::map(Sample::query().select(S::value.array_agg().order_by(S::id.asc())).all(db).await, |list| list.unwrap_or_default());
                    "coalesce", format!("SELECT {} FROM (SELECT coalesce(maybe, {qp}) AS m, id FROM {t}) t ORDER BY id", read("m")),
                        Sample::query().order_by(S::id).select(S::maybe.coalesce(p())).all(db).await;
                }
            }

            async fn writes(world: &World, kind: &Kind, report: &mut Report, fill: &str) {
                let (t, qp) = ($table, quoted(kind.probe));
                let (lp, ls) = (array(&[kind.probe]), array(&kind.stored));
                let p = || v(kind.probe);
                let all = || kind.stored.iter().map(|text| v(text)).collect::<Vec<V>>();
                let sample = |id, list: Vec<V>| Sample {
                    id,
                    value: p(),
                    maybe: Some(p()),
                    maybe_list: Some(list.iter().cloned().map(Some).collect()),
                    list,
                };
                let nulls = |id| Sample {
                    maybe: None,
                    maybe_list: None,
                    ..sample(id, Vec::new())
                };
                let new = |id| NewSample { id, value: p(), list: all() };
                let row4 = format!("(4, {qp}, {qp}, {ls}, {ls})");
                let row5 = format!("(5, {qp}, NULL, '{{}}', NULL)");
                let upserted = "ON CONFLICT (id) DO UPDATE SET value = EXCLUDED.value, list = EXCLUDED.list";
                let dump = format!(
                    "SELECT id, {}, {}, to_jsonb(list), to_jsonb(maybe_list) FROM {t} ORDER BY id",
                    $read.replace("{}", "value"),
                    $read.replace("{}", "maybe"),
                );
                writing::paths! {
                    world, kind, report, fill, dump, db:
                    "insert", format!("INSERT INTO {t} VALUES {row4}"),
                        Sample::insert(sample(4, all())).execute(db);
                    "insert, NULL and no elements", format!("INSERT INTO {t} VALUES {row5}"),
                        Sample::insert(nulls(5)).execute(db);
                    "insert of required columns", format!("INSERT INTO {t} (id, value, list, maybe) VALUES (4, {qp}, {ls}, {qp})"),
                        Sample::insert(new(4)).set(S::maybe, p()).execute(db);
                    "insert_many", format!("INSERT INTO {t} VALUES {row4}, {row5}"),
                        Sample::insert_many([sample(4, all()), nulls(5)]).execute(db);
                    "insert_many, no elements", format!("INSERT INTO {t} VALUES {row5}"),
                        Sample::insert_many([nulls(5)]).execute(db);
                    "insert_many of required columns", format!("INSERT INTO {t} (id, value, list, maybe) VALUES (4, {qp}, {ls}, {qp})"),
                        Sample::insert_many([new(4)]).set(S::maybe, p()).execute(db);
                    "upsert", format!("INSERT INTO {t} VALUES (2, {qp}, NULL, '{{}}', NULL) {upserted}"),
                        Sample::insert(nulls(2)).on_conflict(S::id).do_update().set_excluded(S::value).set_excluded(S::list).execute(db);
                    "upsert to a value", format!("INSERT INTO {t} VALUES (2, {qp}, NULL, '{{}}', NULL) ON CONFLICT (id) DO UPDATE SET maybe = {qp}"),
                        Sample::insert(nulls(2)).on_conflict(S::id).do_update().set(S::maybe, p()).execute(db);
                    "upsert of many", format!("INSERT INTO {t} VALUES {row4}, (2, {qp}, NULL, '{{}}', NULL) {upserted}"),
                        Sample::insert_many([sample(4, all()), nulls(2)]).on_conflict(S::id).do_update().set_excluded(S::value).set_excluded(S::list).execute(db);
                    "update", format!("UPDATE {t} SET value = {qp}, maybe = {qp}, list = {lp} WHERE id = 3"),
                        Sample::update().set(S::value, p()).set(S::maybe, p()).set(S::list, vec![p()]).filter(S::id.eq(3)).execute(db);
                    "update where it is another", format!("UPDATE {t} SET value = {qp} WHERE value <> {qp}"),
                        Sample::update().set(S::value, p()).filter(S::value.ne(p())).execute(db);
                    "update by an expression", format!("UPDATE {t} SET list = array_append(list, {qp}), value = coalesce(maybe, {qp}) WHERE id > 1"),
                        Sample::update().set(S::list, S::list.array_append(p())).set(S::value, S::maybe.coalesce(p())).filter(S::id.gt(1)).execute(db);
                    "update by a case", format!("UPDATE {t} SET value = CASE WHEN id = 2 THEN {qp} ELSE value END"),
                        Sample::update().set(S::value, case::<V>().when(S::id.eq(2), p()).otherwise(S::value)).all_rows().execute(db);
                    "update of a row", format!("UPDATE {t} SET maybe = {qp} WHERE id = 2"),
                        async { let row = Sample::find(2).one(db).await?; Sample::update().of(&row).set(S::maybe, p()).execute(db).await };
                    "rows as read", format!("INSERT INTO {t} SELECT id + 10, value, maybe, list, maybe_list FROM {t}"),
                        async {
                            let rows = Sample::query().order_by(S::id).all(db).await?;
                            let rows = rows.into_iter().map(|row| Sample { id: row.id + 10, ..row });
                            Sample::insert_many(rows).execute(db).await
                        };
                    "delete", format!("DELETE FROM {t} WHERE value = {qp}"),
                        Sample::delete().filter(S::value.eq(p())).execute(db);
                    "delete in_", format!("DELETE FROM {t} WHERE value IN ({qp})"),
                        Sample::delete().filter(S::value.in_([p()])).execute(db);
                }
                world.run(fill).await;
                let returned = format!(
                    "INSERT INTO {t} VALUES (4, {qp}, {qp}, {ls}, {ls}) RETURNING {}",
                    $read.replace("{}", "value"),
                );
                for (mode, db) in world.pools() {
                    world.run(fill).await;
                    let expected = world.literal(&returned).await;
                    world.run(fill).await;
                    let got = Sample::insert(sample(4, all())).returning(S::value).all(db).await;
                    let got = reading::shown(db, got, |v: V| {
                        Sample::query().select(val(v).cast::<String>()).limit(1)
                    });
                    report.cell(kind, "returning", mode, &expected, &got.await);
                }
            }

            async fn related(world: &World, kind: &Kind, report: &mut Report) {
                let names = keys::Names {
                    parents: $parents,
                    children: $children,
                    bags: $bags,
                    links: $links,
                };
                keys::create(world, kind, &names).await;
                let (p, qp) = (|| v(kind.probe), quoted(kind.probe));
                let (b, qb) = (|| v(kind.stored[1]), quoted(kind.stored[1]));
                let keys::Names { parents, children, links, .. } = &names;
                let key = |key: V| Parent { key, id: 9 };
                let fill = keys::fill(kind, &names);
                let dump = keys::dump(&names);
                let child = async |db: &Db, id: i32| Child::find(id).one(db).await;
                let as_read = async |db: &Db| Parent::query().order_by(Parent::id).select(Parent::key).all(db).await;
                writing::paths! {
                    world, kind, report, fill, dump, db:
                    "update by key", format!("UPDATE {parents} SET id = 9 WHERE key = {qp}"),
                        Parent::update().find(p()).set(Parent::id, 9).execute(db);
                    "update of a row by key", format!("UPDATE {parents} SET id = 9 WHERE key = {qp}"),
                        async { let row = Parent::find(p()).one(db).await?; Parent::update().of(&row).set(Parent::id, 9).execute(db).await };
                    "upsert by key", format!("INSERT INTO {parents} VALUES ({qp}, 9) ON CONFLICT (key) DO UPDATE SET id = EXCLUDED.id"),
                        Parent::insert(key(p())).on_conflict(Parent::key).do_update().set_excluded(Parent::id).execute(db);
                    "or_get_existing", "SELECT 1".to_owned(),
                        Parent::insert(key(p())).on_conflict(Parent::key).or_get_existing().execute(db);
                    "insert_many of keys", format!("INSERT INTO {children} VALUES (7, {qp}), (8, {qb})"),
                        Child::insert_many([Child { id: 7, parent_key: Some(p()) }, Child { id: 8, parent_key: Some(b()) }]).execute(db);
                    "delete of a row by key", format!("DELETE FROM {children} WHERE parent_key = {qp}; DELETE FROM {links}; DELETE FROM {parents} WHERE key = {qp}"),
                        async {
                            let row = Parent::find(p()).one(db).await?;
                            row.children().query().count(db).await?;
                            Child::delete().filter(Child::parent_key.eq(p())).execute(db).await?;
                            Link::delete().all_rows().execute(db).await?;
                            Parent::delete().of(&row).execute(db).await
                        };
                    "connect children", format!("UPDATE {children} SET parent_key = {qb} WHERE id IN (1, 4)"),
                        async { Parent::find(b()).one(db).await?.children().connect([1, 4]).execute(db).await };
                    "disconnect children", format!("UPDATE {children} SET parent_key = NULL WHERE parent_key = {qp} AND id = 1"),
                        async { Parent::find(p()).one(db).await?.children().disconnect([1, 3]).execute(db).await };
                    "set children", format!("UPDATE {children} SET parent_key = (SELECT key FROM {parents} WHERE id = 1 AND {children}.id IN (2, 3)) WHERE parent_key = {qp} OR id IN (2, 3)"),
                        async { Parent::find(p()).one(db).await?.children().set([2, 3]).all(db).await.map(|_| 0) };
                    "connect", format!("INSERT INTO {links} VALUES (1, {qp}), (1, {qb}) ON CONFLICT DO NOTHING"),
                        async { Bag::find(1).one(db).await?.parents().connect([p(), b()]).execute(db).await };
                    "disconnect", format!("DELETE FROM {links} WHERE bag_id = 1 AND parent_key IN ({qp})"),
                        async { Bag::find(1).one(db).await?.parents().disconnect([p()]).execute(db).await };
                    "set", format!("DELETE FROM {links} WHERE bag_id = 1; INSERT INTO {links} VALUES (1, {qb})"),
                        async { Bag::find(1).one(db).await?.parents().set([b()]).all(db).await.map(|_| 0) };
                    "connect_or_create", "SELECT 1".to_owned(),
                        async { db.transaction(async |tx| Bag::find(1).one(tx).await?.parents().connect_or_create(Parent::key, [key(p())]).all(tx).await.map(|_| ())).await };
                }
                for (mode, db) in world.pools() {
                    world.run(&fill).await;
                    let mut same = |path: &str, expected: &str, got: String| {
                        let (expected, got) = (Ok(vec![expected.to_owned()]), Ok(vec![got]));
                        report.cell(kind, path, mode, &expected, &got);
                    };
                    // What is connected as it was read changes nothing.
                    let own = async {
                        let bag = Bag::find(2).one(db).await?;
                        bag.parents().set(as_read(db).await?).all(db).await
                    };
                    same("set as read", "0 added, 0 removed", match own.await {
                        Ok(links) => format!("{} added, {} removed", links.added.len(), links.removed.len()),
                        Err(error) => error.to_string(),
                    });
                    let own = async { Bag::find(2).one(db).await?.parents().disconnect(as_read(db).await?).execute(db).await };
                    same("disconnect as read", "Ok(3)", format!("{:?}", own.await));
                    world.run(&fill).await;
                    for (path, parent) in [
                        ("accessor", child(db, 1).await.unwrap().parent().optional(db).await),
                        ("find", Parent::find(p()).optional(db).await),
                        ("find as read", Parent::find(child(db, 1).await.unwrap().parent_key.unwrap()).optional(db).await),
                    ] {
                        same(path, "Ok(Some(1))", format!("{:?}", parent.map(|parent| parent.map(|p| p.id))));
                    }
                    let found = Parent::query().filter(Parent::key.in_(as_read(db).await.unwrap())).count(db);
                    same("in_ as read", "Ok(3)", format!("{:?}", found.await));
                    let none = Parent::query().filter(Parent::key.not_in(as_read(db).await.unwrap())).count(db);
                    same("not_in as read", "Ok(0)", format!("{:?}", none.await));
                    keys::loads! { same, db }
                }
            }
        }
    };
}
pub(super) use subject;

/// Values that are read.
pub mod reading {
    use futures_util::{Stream, TryStreamExt};
    use ormlite::{Db, Error, Select};

    use super::super::world::{Answer, answer};
    use ormlite::prelude::*;

    /// The values as the server writes them.
    pub async fn shown<V, T: Table>(
        db: &Db,
        values: Result<Vec<V>, Error>,
        text: impl Fn(V) -> Select<(T, ()), String>,
    ) -> Answer {
        let values = match values {
            Ok(values) => values,
            Err(error) => return answer::<String>(Err(error)),
        };
        let mut texts = Vec::new();
        for value in values {
            texts.push(text(value).one(db).await);
        }
        answer(texts.into_iter().collect())
    }

    pub fn map<R, V, I: IntoIterator<Item = V>>(
        rows: Result<Vec<R>, Error>,
        values: impl Fn(R) -> I,
    ) -> Result<Vec<V>, Error> {
        Ok(rows?.into_iter().flat_map(values).collect())
    }

    pub async fn collected<V>(rows: impl Stream<Item = Result<V, Error>>) -> Result<Vec<V>, Error> {
        rows.try_collect().await
    }

    /// What is read by each mode, against literal SQL.
    macro_rules! paths {
        ($world:ident, $kind:ident, $report:ident, $shown:ident, $db:ident:
         $($path:literal, $sql:expr, $read:expr;)*) => { $(
            let expected = $world.literal(&$sql).await;
            for (mode, $db) in $world.pools() {
                let got = $shown(&$world.direct, $read).await;
                $report.cell($kind, $path, mode, &expected, &got);
            }
        )* };
    }
    pub(crate) use paths;
}

/// Values that are written.
pub mod writing {
    /// What a table holds after each, against literal SQL.
    macro_rules! paths {
        ($world:ident, $kind:ident, $report:ident, $fill:ident, $dump:ident, $db:ident:
         $($path:literal, $sql:expr, $write:expr;)*) => { $(
            $world.run(&$fill).await;
            let expected = $world.literal(&format!("{}; {}", $sql, $dump)).await;
            for (mode, $db) in $world.pools() {
                $world.run(&$fill).await;
                let got = match ($write).await {
                    Ok(_) => $world.literal(&$dump).await,
                    Err(error) => answer::<String>(Err(error)),
                };
                $report.cell($kind, $path, mode, &expected, &got);
            }
        )* };
    }
    pub(crate) use paths;
}

/// Values that are keys.
pub mod keys {
    use super::super::kinds::Kind;
    use super::super::world::{World, quoted};

    pub struct Names {
        pub parents: &'static str,
        pub children: &'static str,
        pub bags: &'static str,
        pub links: &'static str,
    }

    pub async fn create(world: &World, kind: &Kind, names: &Names) {
        let Names {
            parents,
            children,
            bags,
            links,
        } = names;
        let (sql, maybe) = (kind.sql, kind.nullable.unwrap_or(kind.sql));
        world
            .run(&format!(
                "CREATE TABLE {parents} (key {sql} PRIMARY KEY, id int NOT NULL); \
                 CREATE TABLE {children} (id int PRIMARY KEY, parent_key {maybe} REFERENCES {parents}); \
                 CREATE TABLE {bags} (id int PRIMARY KEY); \
                 CREATE TABLE {links} (bag_id int REFERENCES {bags}, parent_key {sql} REFERENCES {parents}, \
                 PRIMARY KEY (bag_id, parent_key))"
            ))
            .await;
    }

    /// Three parents; the first has two children, the second one; one child has none. The second bag
    /// has all parents, the first one the first.
    pub fn fill(kind: &Kind, names: &Names) -> String {
        let Names {
            parents,
            children,
            bags,
            links,
        } = names;
        let [a, b, c] = kind.stored.map(quoted);
        format!(
            "TRUNCATE {parents}, {children}, {bags}, {links}; \
             INSERT INTO {parents} VALUES ({a}, 1), ({b}, 2), ({c}, 3); \
             INSERT INTO {children} VALUES (1, {a}), (2, {a}), (3, {b}), (4, NULL); \
             INSERT INTO {bags} VALUES (1), (2); \
             INSERT INTO {links} VALUES (1, {a}), (2, {a}), (2, {b}), (2, {c})"
        )
    }

    pub fn dump(names: &Names) -> String {
        let Names {
            parents,
            children,
            links,
            ..
        } = names;
        format!(
            "SELECT 1 AS t, id, key::text FROM {parents} UNION ALL \
             SELECT 2, id, parent_key::text FROM {children} UNION ALL \
             SELECT 3, bag_id, parent_key::text FROM {links} ORDER BY 1, 2, 3"
        )
    }

    /// Relations in each form in which they are loaded, counted and asked about.
    macro_rules! loads {
        ($same:ident, $db:ident) => {
            let rows = "[(1, [1, 2]), (2, [3]), (3, [])]";
            let below = |rows: Vec<(Parent, Vec<Child>)>| -> Vec<(i32, Vec<i32>)> {
                let ids = |children: Vec<Child>| children.iter().map(|child| child.id).collect();
                rows.into_iter()
                    .map(|(parent, children)| (parent.id, ids(children)))
                    .collect()
            };
            let tree = || {
                Parent::query()
                    .order_by(Parent::id)
                    .with(Parent::children.order_by(Child::id))
            };
            let shown = |rows: Result<Vec<(Parent, Vec<Child>)>, ormlite::Error>| match rows {
                Ok(rows) => format!("{:?}", below(rows)),
                Err(error) => format!("{error}: {:?}", std::error::Error::source(&error)),
            };
            $same(
                "to many, one statement",
                rows,
                shown(tree().single_query().all($db).await),
            );
            $same(
                "to many, a statement each",
                rows,
                shown(tree().split_query().all($db).await),
            );
            $same(
                "to many, streamed",
                rows,
                shown(reading::collected(tree().stream($db)).await),
            );
            let first = Parent::query()
                .order_by(Parent::id)
                .with(Parent::children.order_by(Child::id).limit(2));
            $same(
                "to many, limited",
                rows,
                shown(first.single_query().all($db).await),
            );
            let loaded_rows = Parent::query().order_by(Parent::id).all($db).await.unwrap();
            let loaded = load(&loaded_rows, Parent::children.order_by(Child::id))
                .all($db)
                .await;
            let loaded = loaded.map(|loaded| loaded_rows.iter().cloned().zip(loaded).collect());
            $same("to many, batch", rows, shown(loaded));

            let parents =
                "[(1, Some(1), true), (2, Some(1), true), (3, Some(2), true), (4, None, true)]";
            // The key of the parent is what the child has, if it was read as what it is.
            let above = |rows: Result<Vec<(Child, Option<Parent>)>, ormlite::Error>| match rows {
                Ok(rows) => {
                    let row = |(child, parent): &(Child, Option<Parent>)| {
                        let key = parent.as_ref().map(|parent| parent.key.clone());
                        let same = format!("{key:?}") == format!("{:?}", child.parent_key);
                        (child.id, parent.as_ref().map(|parent| parent.id), same)
                    };
                    format!("{:?}", rows.iter().map(row).collect::<Vec<_>>())
                }
                Err(error) => format!("{error}: {:?}", std::error::Error::source(&error)),
            };
            let with_parent = || Child::query().order_by(Child::id).with(Child::parent);
            $same("to one", parents, above(with_parent().all($db).await));
            $same(
                "to one, streamed",
                parents,
                above(reading::collected(with_parent().stream($db)).await),
            );
            let children = Child::query().order_by(Child::id).all($db).await.unwrap();
            let loaded = load(&children, Child::parent).all($db).await;
            let loaded = loaded.map(|loaded| children.iter().cloned().zip(loaded).collect());
            $same("to one, batch", parents, above(loaded));
            let joined = Child::query()
                .left_join_by(Child::parent)
                .order_by(Child::id);
            let joined = joined.select((Child::row(), Parent::row())).all($db).await;
            $same("to one, joined", parents, above(joined));
            let returned = Child::update()
                .find(1)
                .set(Child::id, 1)
                .returning((Child::row(), Child::parent.load()));
            let returned = returned.all($db).await;
            $same("to one, returned", "[(1, Some(1), true)]", above(returned));

            let bags = "[(1, [1]), (2, [1, 2, 3])]";
            let packed = || {
                Bag::query()
                    .order_by(Bag::id)
                    .with(Bag::parents.order_by(Parent::id))
            };
            let shown = |rows: Result<Vec<(Bag, Vec<Parent>)>, ormlite::Error>| match rows {
                Ok(rows) => format!(
                    "{:?}",
                    rows.iter()
                        .map(|(bag, parents)| {
                            (
                                bag.id,
                                parents.iter().map(|parent| parent.id).collect::<Vec<_>>(),
                            )
                        })
                        .collect::<Vec<_>>()
                ),
                Err(error) => format!("{error}: {:?}", std::error::Error::source(&error)),
            };
            $same(
                "many to many, one statement",
                bags,
                shown(packed().single_query().all($db).await),
            );
            $same(
                "many to many, a statement each",
                bags,
                shown(packed().split_query().all($db).await),
            );

            let ids = |ids: Result<Vec<i32>, ormlite::Error>| format!("{ids:?}");
            let parents = || Parent::query().order_by(Parent::id).select(Parent::id);
            let some = parents()
                .filter(Parent::children.some(Child::id.gt(0)))
                .all($db)
                .await;
            $same("some", "Ok([1, 2])", ids(some));
            let none = parents()
                .filter(Parent::children.none(Child::id.gt(0)))
                .all($db)
                .await;
            $same("none", "Ok([3])", ids(none));
            let counted = Parent::query()
                .order_by(Parent::id)
                .with(Parent::children.count());
            let counted = counted.all($db).await;
            let counted =
                counted.map(|rows| rows.into_iter().map(|(_, count)| count as i32).collect());
            $same("counted", "Ok([2, 1, 0])", ids(counted));
            let of_parent = Parent::find(loaded_rows[0].key.clone())
                .one($db)
                .await
                .unwrap();
            let own = of_parent
                .children()
                .query()
                .order_by(Child::id)
                .select(Child::id)
                .all($db)
                .await;
            $same("accessor to many", "Ok([1, 2])", ids(own));
        };
    }
    pub(crate) use loads;
}
