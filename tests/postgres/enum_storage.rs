//! Enums in columns of their own type, of text and of numbers: whatever a column holds, an enum
//! means the same on every path.
//!
//! Each storage is a module of the same tables and the same calls; another one is one more
//! `storage!`.

mod checks;
mod reading;

use ormlite::expr::Expression;
use ormlite::prelude::*;
use ormlite::typing::{Boolean, Within};

use crate::Outcome;

/// Tables of an enum that is declared with `$on_enum`, and columns with `$column`, or with `$array`
/// where they hold arrays.
macro_rules! storage {
    ($name:ident, $schema:literal, [$($on_enum:tt)*], $column:meta, $array:meta, $default:literal, $sorted:expr) => {
        mod $name {
            use super::*;

            #[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
            #[pg_enum($($on_enum)*)]
            pub(super) enum Status {
                Open = 3,
                Closed = 1,
                #[pg_enum(rename = "it's \\")]
                OnHold = 2,
            }

            use Status::*;

            /// What its key is.
            #[derive(Table, Debug, Clone, PartialEq)]
            #[table(name = "kinds", schema = $schema, has_many(items = Item::kind))]
            pub(super) struct Kind {
                #[column(primary_key)]
                #[$column]
                pub(super) status: Status,
                title: String,
            }

            #[derive(Table, Debug, Clone, PartialEq)]
            #[table(
                name = "items",
                schema = $schema,
                belongs_to(open_note = Note::id, by = note_id, when(status = Status::Open)),
                belongs_to(other_note = Other::id, by = note_id, when(status = Status::Closed))
            )]
            pub(super) struct Item {
                #[column(primary_key)]
                pub(super) id: i32,
                #[column(references = Kind::status, relation = kind)]
                #[$column]
                pub(super) status: Status,
                #[$column]
                pub(super) maybe: Option<Status>,
                #[column(default = $default)]
                #[$column]
                pub(super) usual: Status,
                #[column(default = "'{}'")]
                #[$array]
                pub(super) tags: Vec<Status>,
                #[$array]
                pub(super) maybe_tags: Option<Vec<Option<Status>>>,
                pub(super) note_id: Option<i32>,
            }

            #[derive(Table, Debug, Clone, PartialEq)]
            #[table(name = "notes", schema = $schema)]
            pub(super) struct Note {
                #[column(primary_key)]
                id: i32,
            }

            #[derive(Table, Debug, Clone, PartialEq)]
            #[table(name = "others", schema = $schema)]
            pub(super) struct Other {
                #[column(primary_key)]
                id: i32,
            }

            #[derive(OneOf, Debug, PartialEq)]
            #[one_of(table = Item)]
            enum Remark {
                #[one_of(Item::open_note)]
                Note(Note),
                #[one_of(Item::other_note)]
                Other(Other),
            }

            #[derive(Row, Debug, PartialEq)]
            #[row(table = Item)]
            struct Card {
                status: Status,
                maybe: Option<Status>,
            }

            #[derive(Patch)]
            #[patch(table = Item)]
            struct Change {
                usual: Option<Status>,
                maybe: Option<Option<Status>>,
            }

            #[derive(Insert)]
            #[insert(table = Item)]
            struct Given {
                id: i32,
                status: Status,
                maybe: Option<Status>,
                tags: Vec<Status>,
            }

            fn item(id: i32, status: Status, maybe: Option<Status>, tags: &[Status]) -> Item {
                Item {
                    id,
                    status,
                    maybe,
                    usual: Closed,
                    tags: tags.to_vec(),
                    maybe_tags: maybe.map(|maybe| vec![Some(maybe), None]),
                    note_id: (id < 3).then_some(id),
                }
            }

            fn items() -> [Item; 4] {
                [
                    item(1, Open, None, &[]),
                    item(2, Closed, Some(Open), &[Open, OnHold]),
                    item(3, OnHold, Some(OnHold), &[Closed]),
                    item(4, Open, Some(Closed), &[Open, Open]),
                ]
            }

            async fn fill(db: &Db) -> Outcome {
                let kinds = [Open, Closed, OnHold].map(|status| NewKind {
                    status,
                    title: format!("{status:?}"),
                });
                Kind::insert_many(kinds).execute(db).await?;
                Note::insert(Note { id: 1 }).execute(db).await?;
                Other::insert(Other { id: 2 }).execute(db).await?;
                Item::insert_many(items()).execute(db).await?;
                Ok(())
            }

            async fn ids<P, I>(db: &Db, predicate: P) -> Result<Vec<i32>, ormlite::Error>
            where
                P: Expression<Value: Boolean>,
                P::Scope: Within<(Item, ()), I>,
            {
                Item::query().filter(predicate).order_by(Item::id).select(Item::id).all(db).await
            }

            #[ormlite::test]
            async fn values_are_written_and_read(db: Db) -> Outcome {
                fill(&db).await?;
                assert_eq!(Item::query().order_by(Item::id).all(&db).await?, items());
                // The derived struct of required columns, and the server's default.
                let new = NewItem { id: 5, status: OnHold };
                let read = Item::insert(new).one(&db).await?;
                assert_eq!((read.usual, read.maybe, &read.tags[..]), (Open, None, &[][..]));
                let given = |id, maybe| Given { id, status: Closed, maybe, tags: vec![OnHold] };
                Item::insert(given(6, None)).execute(&db).await?;
                Item::insert_many([given(7, Some(Open)), given(8, None)]).execute(&db).await?;
                let read: Vec<(Status, Option<Status>, Vec<Status>)> = Item::query()
                    .filter(Item::id.ge(6))
                    .order_by(Item::id)
                    .select((Item::status, Item::maybe, Item::tags))
                    .all(&db)
                    .await?;
                let row = |maybe| (Closed, maybe, vec![OnHold]);
                assert_eq!(read, [row(None), row(Some(Open)), row(None)]);
                let set = Item::insert(NewItem { id: 9, status: Open })
                    .set(Item::usual, OnHold)
                    .set(Item::maybe, Some(Closed))
                    .set(Item::tags, vec![Closed])
                    .one(&db)
                    .await?;
                assert_eq!((set.usual, set.maybe, set.tags), (OnHold, Some(Closed), vec![Closed]));
                Ok(())
            }

            #[ormlite::test]
            async fn values_are_compared(db: Db) -> Outcome {
                fill(&db).await?;
                let db = &db;
                assert_eq!(ids(db, Item::status.eq(Open)).await?, [1, 4]);
                assert_eq!(ids(db, Item::status.ne(Open)).await?, [2, 3]);
                assert_eq!(ids(db, Item::status.in_([Open, OnHold])).await?, [1, 3, 4]);
                assert_eq!(ids(db, Item::status.not_in(vec![Open, OnHold])).await?, [2]);
                assert_eq!(ids(db, Item::maybe.eq(OnHold)).await?, [3]);
                assert_eq!(ids(db, Item::maybe.in_([OnHold, Open])).await?, [2, 3]);
                assert_eq!(ids(db, Item::maybe.is_null()).await?, [1]);
                assert_eq!(ids(db, Item::maybe.is_distinct_from(Some(Open))).await?, [1, 3, 4]);
                assert_eq!(ids(db, Item::maybe.eq(Item::status)).await?, [3]);
                let [least, middle, most] = $sorted;
                assert_eq!(ids(db, Item::status.between(least, most)).await?, [1, 2, 3, 4]);
                let of = |status: Status| items().into_iter().filter(move |item| item.status == status);
                let of = |status| of(status).map(|item| item.id).collect::<Vec<_>>();
                assert_eq!(ids(db, Item::status.lt(middle)).await?, of(least));
                assert_eq!(ids(db, Item::status.gt(middle)).await?, of(most));
                let ordered = Kind::query().order_by(Kind::status.desc()).select(Kind::status);
                assert_eq!(ordered.all(db).await?, [most, middle, least]);
                assert_eq!(ids(db, Item::tags.array_contains(vec![Open])).await?, [2, 4]);
                assert_eq!(ids(db, Item::tags.eq(vec![Open, OnHold])).await?, [2]);
                let counted: Vec<(Status, i64)> = Item::query()
                    .group_by(Item::status)
                    .order_by(Item::status)
                    .select((Item::status, count()))
                    .all(db)
                    .await?;
                let expected = [least, middle, most].map(|s| (s, of(s).len() as i64));
                assert_eq!(counted, expected);
                Ok(())
            }

            #[ormlite::test]
            async fn values_are_changed(db: Db) -> Outcome {
                fill(&db).await?;
                let db = &db;
                let changed = Item::update()
                    .set(Item::status, OnHold)
                    .set(Item::maybe, Some(Closed))
                    .set(Item::tags, vec![OnHold, Open])
                    .filter(Item::status.eq(Closed))
                    .one(db)
                    .await?;
                assert_eq!((changed.id, changed.status, changed.maybe), (2, OnHold, Some(Closed)));
                assert_eq!(changed.tags, [OnHold, Open]);
                let patch = Change { usual: Some(OnHold), maybe: Some(None) };
                let patched = Item::update().patch(patch).filter(Item::id.eq(4)).one(db).await?;
                assert_eq!((patched.usual, patched.maybe), (OnHold, None));
                let upserted = Item::insert(item(1, Closed, Some(OnHold), &[Closed]))
                    .on_conflict(Item::id)
                    .do_update()
                    .set_excluded(Item::status)
                    .set(Item::maybe, Some(Open))
                    .one(db)
                    .await?;
                assert_eq!((upserted.status, upserted.maybe), (Closed, Some(Open)));
                let kinds = [NewKind { status: Open, title: "again".into() }];
                let upserted = Kind::insert_many(kinds)
                    .on_conflict(Kind::status)
                    .do_update()
                    .set_excluded(Kind::title)
                    .one(db)
                    .await?;
                assert_eq!(upserted, Kind { status: Open, title: "again".into() });
                let gone = Item::delete().filter(Item::status.in_([OnHold])).execute(db).await?;
                assert_eq!(gone, 2);
                Ok(())
            }

            #[ormlite::test]
            async fn values_are_keys(db: Db) -> Outcome {
                fill(&db).await?;
                let db = &db;
                let kind = Kind::find(OnHold).one(db).await?;
                assert_eq!(kind.title, "OnHold");
                let changed = Kind::update().of(&kind).set(Kind::title, "held").one(db).await?;
                assert_eq!(changed.title, "held");
                let ids = |items: Vec<Item>| items.into_iter().map(|item| item.id).collect::<Vec<_>>();
                assert_eq!(ids(kind.items().query().all(db).await?), [3]);
                let item = Item::find(2).one(db).await?;
                assert_eq!(item.kind().one(db).await?.status, Closed);
                for split in [false, true] {
                    let query = Kind::query().order_by(Kind::title).with(Kind::items.order_by(Item::id));
                    let query = if split { query.split_query() } else { query.single_query() };
                    let trees: Vec<(Kind, Vec<Item>)> = query.all(db).await?;
                    let trees: Vec<_> = trees.into_iter().map(|(kind, items)| (kind.status, ids(items))).collect();
                    assert_eq!(trees, [(Closed, vec![2]), (Open, vec![1, 4]), (OnHold, vec![3])]);
                }
                let rows: Vec<(Item, Kind)> = Item::query().order_by(Item::id).with(Item::kind).all(db).await?;
                assert!(rows.iter().all(|(item, kind)| item.status == kind.status));
                let read: Vec<Item> = rows.into_iter().map(|(item, _)| item).collect();
                assert_eq!(read, items());
                let kinds: Vec<Kind> = load(&read, Item::kind).all(db).await?;
                assert_eq!(kinds.iter().map(|kind| kind.status).collect::<Vec<_>>(), [Open, Closed, OnHold, Open]);
                let with_items: Vec<Vec<Item>> = load(&kinds, Kind::items).all(db).await?;
                assert_eq!(with_items.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 1, 2]);
                let some = Kind::query().filter(Kind::items.some(Item::maybe.eq(Open))).select(Kind::status);
                assert_eq!(some.all(db).await?, [Closed]);
                let joined: Vec<(i32, Option<Status>)> = Item::query()
                    .left_join_by(Item::kind)
                    .order_by(Item::id)
                    .select((Item::id, Kind::status))
                    .all(db)
                    .await?;
                assert_eq!(joined[2], (3, Some(OnHold)));
                let cards: Vec<Card> = Item::query().order_by(Item::id).select(Card::columns()).all(db).await?;
                assert_eq!(cards[1], Card { status: Closed, maybe: Some(Open) });
                Ok(())
            }

            #[ormlite::test]
            async fn values_say_where_a_relation_leads(db: Db) -> Outcome {
                fill(&db).await?;
                let db = &db;
                let rows: Vec<(Item, Option<Note>)> =
                    Item::query().order_by(Item::id).with(Item::open_note).all(db).await?;
                let notes: Vec<_> = rows.iter().map(|(_, note)| note.as_ref().map(|note| note.id)).collect();
                assert_eq!(notes, [Some(1), None, None, None]);
                assert_eq!(rows[0].0.open_note().optional(db).await?, Some(Note { id: 1 }));
                assert_eq!(rows[1].0.open_note().optional(db).await?, None);
                let rows: Vec<(Item, Option<Remark>)> =
                    Item::query().order_by(Item::id).with(Remark::relation()).all(db).await?;
                let remarks: Vec<_> = rows.into_iter().map(|(_, remark)| remark).collect();
                assert_eq!(
                    remarks,
                    [Some(Remark::Note(Note { id: 1 })), Some(Remark::Other(Other { id: 2 })), None, None]
                );
                Ok(())
            }
        }
    };
}

storage!(
    of_type,
    "stored_type",
    [schema = "stored_type"],
    allow(unused),
    allow(unused),
    "'open'",
    [Open, Closed, OnHold]
);
storage!(
    text,
    "stored_text",
    [sql_type = "text"],
    allow(unused),
    allow(unused),
    "'open'",
    [Closed, OnHold, Open]
);
storage!(
    varchar,
    "stored_varchar",
    [sql_type = "varchar(6)"],
    allow(unused),
    allow(unused),
    "'open'",
    [Closed, OnHold, Open]
);
storage!(
    char_n,
    "stored_char",
    [sql_type = "char(9)"],
    allow(unused),
    allow(unused),
    "'open'",
    [Closed, OnHold, Open]
);
storage!(
    smallint,
    "stored_smallint",
    [sql_type = "smallint"],
    allow(unused),
    allow(unused),
    "3",
    [Closed, OnHold, Open]
);
storage!(
    integer,
    "stored_integer",
    [sql_type = "integer"],
    allow(unused),
    allow(unused),
    "3",
    [Closed, OnHold, Open]
);
storage!(
    bigint,
    "stored_bigint",
    [sql_type = "int8"],
    allow(unused),
    allow(unused),
    "3",
    [Closed, OnHold, Open]
);
// Of an enum that elsewhere has another storage.
storage!(
    column_text,
    "column_text",
    [schema = "column_text"],
    column(sql_type = "text"),
    column(sql_type = "text[]"),
    "'open'",
    [Closed, OnHold, Open]
);
storage!(
    column_varchar,
    "column_varchar",
    [schema = "column_varchar"],
    column(sql_type = "varchar(20)"),
    column(sql_type = "varchar(20)[]"),
    "'open'",
    [Closed, OnHold, Open]
);
storage!(
    narrower_text,
    "narrower_text",
    [sql_type = "text"],
    column(sql_type = "varchar(7)"),
    column(sql_type = "varchar(7)[]"),
    "'open'",
    [Closed, OnHold, Open]
);
storage!(
    named_number,
    "named_number",
    [sql_type = "smallint"],
    column(sql_type = "int2"),
    column(sql_type = "int2[]"),
    "3",
    [Closed, OnHold, Open]
);
