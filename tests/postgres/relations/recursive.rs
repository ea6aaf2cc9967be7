//! Recursive queries: ancestors, descendants and trees of a self-referencing table, with cycles and limits.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::TryStreamExt;
use ormlite::expr::any;
use ormlite::prelude::*;
use ormlite::recursive::{Step, Tree};
use ormlite::{Error, Select};

use crate::Outcome;
use crate::hotel::open;
use crate::schema::{Head, Property, Room, Staff};
use crate::support::execute;

/// A key whose type has a length.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "categories",
    schema = "recursive",
    has_many(products = Product::category),
    has_many(children = Self::parent)
)]
struct Category {
    #[column(primary_key, sql_type = "varchar(12)")]
    slug: String,
    #[column(references = Category::slug, index, relation = parent)]
    parent_slug: Option<String>,
    #[column(default = "0")]
    rank: i32,
    #[column(soft_delete)]
    deleted_at: Option<DateTime<Utc>>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "products", schema = "recursive")]
struct Product {
    #[column(primary_key)]
    id: i32,
    #[column(references = Category::slug, relation = category)]
    category_slug: String,
}

/// Accounts of several books: one column of the reference is a column of the key.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "accounts",
    schema = "recursive",
    primary_key(book, number),
    foreign_key(
        columns(book, parent_number),
        references = Account(book, number),
        relation = parent
    )
)]
struct Account {
    book: i32,
    number: String,
    parent_number: Option<String>,
}

/// Refers to a column that is not its key.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "nodes", schema = "recursive")]
struct Node {
    #[column(primary_key, identity)]
    id: i64,
    #[column(unique)]
    number: i32,
    #[column(references = Node::number, index, relation = parent)]
    parent_number: Option<i32>,
}

#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "subject", schema = "recursive")]
enum Subject {
    Product,
    Comment,
}

/// A comment on a product or on another comment: a polymorphic reference.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "comments",
    schema = "recursive",
    belongs_to(replied_to = Self::id, by = subject_id, when(subject = Subject::Comment))
)]
struct Comment {
    #[column(primary_key)]
    id: i32,
    subject: Subject,
    subject_id: i32,
}

fn category(slug: &str, parent: Option<&str>, rank: i32) -> Category {
    Category {
        slug: slug.to_owned(),
        parent_slug: parent.map(str::to_owned),
        rank,
        deleted_at: None,
    }
}

/// Inserts two trees, of four levels and of one. The ranks of the fruits are in reverse alphabetical order.
async fn insert_categories(db: &Db) -> Result<(), Error> {
    let rows = [
        ("food", None, 1),
        ("fruit", Some("food"), 2),
        ("bread", Some("food"), 1),
        ("apples", Some("fruit"), 3),
        ("berries", Some("fruit"), 2),
        ("citrus", Some("fruit"), 1),
        ("lemons", Some("citrus"), 1),
        ("limes", Some("citrus"), 2),
        ("toys", None, 0),
    ];
    let rows = rows.map(|(slug, parent, rank)| category(slug, parent, rank));
    Category::insert_many(rows).execute(db).await?;
    Ok(())
}

/// Inserts cycles of two rows and of one, and a chain of rows that refers to the first cycle.
async fn insert_cycles(db: &Db) -> Result<(), Error> {
    let rows = [
        ("hen", Some("egg")),
        ("egg", Some("hen")),
        ("self", Some("self")),
        ("child", Some("self")),
        ("omelette", Some("egg")),
        ("breakfast", Some("omelette")),
    ];
    let rows = rows.map(|(slug, parent)| category(slug, parent, 0));
    Category::insert_many(rows).execute(db).await?;
    Ok(())
}

fn find(slug: &str) -> Select<(Category, ()), Category> {
    Category::find(slug.to_owned())
}

fn slugs(rows: Vec<Category>) -> Vec<String> {
    rows.into_iter().map(|row| row.slug).collect()
}

fn depths(rows: Vec<(Category, i32)>) -> Vec<(String, i32)> {
    rows.into_iter()
        .map(|(row, depth)| (row.slug, depth))
        .collect()
}

/// `food(bread fruit(apples))`
fn format_tree(tree: &Tree<Category>) -> String {
    let children: Vec<_> = tree.children.iter().map(format_tree).collect();
    match children.is_empty() {
        true => tree.row.slug.clone(),
        false => format!("{}({})", tree.row.slug, children.join(" ")),
    }
}

fn format_trees(trees: &[Tree<Category>]) -> Vec<String> {
    trees.iter().map(format_tree).collect()
}

#[ormlite::test]
async fn descendants(db: Db) -> Outcome {
    insert_categories(&db).await?;
    let descendants = || {
        find("food")
            .descendants(Category::parent)
            .order_by(Category::slug)
    };
    let expected = [
        ("bread", 1),
        ("fruit", 1),
        ("apples", 2),
        ("berries", 2),
        ("citrus", 2),
        ("lemons", 3),
        ("limes", 3),
    ];
    let expected = expected.map(|(slug, depth)| (slug.to_owned(), depth));
    assert_eq!(depths(descendants().with_depth().all(&db).await?), expected);
    let rows = slugs(descendants().all(&db).await?);
    assert_eq!(rows, expected.clone().map(|(slug, _)| slug));
    assert_eq!(descendants().count(&db).await?, 7);
    assert!(descendants().exists(&db).await?);
    assert_eq!(descendants().first(&db).await?.unwrap().slug, "bread");

    let limited = slugs(descendants().limit(3).all(&db).await?);
    assert_eq!(limited, ["bread", "fruit", "apples"]);
    assert_eq!(descendants().limit(3).count(&db).await?, 3);
    let near = slugs(descendants().max_depth(1).all(&db).await?);
    assert_eq!(near, ["bread", "fruit"]);
    assert_eq!(descendants().max_depth(0).count(&db).await?, 0);
    let own = descendants().max_depth(1).including_self();
    assert_eq!(slugs(own.all(&db).await?), ["food", "bread", "fruit"]);
    let own = descendants().max_depth(0).including_self();
    assert_eq!(slugs(own.all(&db).await?), ["food"]);

    let leaf = || find("limes").descendants(Category::parent);
    assert_eq!(leaf().all(&db).await?, []);
    assert!(!leaf().exists(&db).await?);
    let none = || find("none").descendants(Category::parent).including_self();
    assert_eq!(none().count(&db).await?, 0);
    assert!(none().tree(&db).await?.is_empty());
    let plan = descendants().explain(&db).await?;
    assert!(plan.contains("Recursive Union"), "{plan}");
    Ok(())
}

#[ormlite::test]
async fn ancestors(db: Db) -> Outcome {
    insert_categories(&db).await?;
    let ancestors = || find("limes").ancestors(Category::parent);
    let rows = ancestors().with_depth().all(&db).await?;
    let expected = [("citrus", 1), ("fruit", 2), ("food", 3)];
    let expected = expected.map(|(slug, depth)| (slug.to_owned(), depth));
    assert_eq!(depths(rows), expected);
    assert_eq!(ancestors().first(&db).await?.unwrap().slug, "citrus");
    let root = ancestors()
        .query()
        .filter(Category::parent_slug.is_null())
        .one(&db)
        .await?;
    assert_eq!(root.slug, "food");
    let near = ancestors().max_depth(2).including_self().all(&db).await?;
    assert_eq!(slugs(near), ["limes", "citrus", "fruit"]);
    assert_eq!(
        find("food").ancestors(Category::parent).count(&db).await?,
        0
    );

    // Paths from several start rows to one ancestor: the smallest depth counts, and a start row is no
    // ancestor.
    let some = ["limes", "berries", "fruit", "toys"];
    let ancestors = || {
        Category::query()
            .filter(Category::slug.in_(some))
            .ancestors(Category::parent)
            .order_by(Category::slug)
    };
    let rows = ancestors().with_depth().all(&db).await?;
    let expected = [("citrus".to_owned(), 1), ("food".to_owned(), 1)];
    assert_eq!(depths(rows), expected);
    let rows = ancestors().including_self().with_depth().all(&db).await?;
    let rows = depths(rows);
    assert_eq!(rows.len(), 6);
    assert!(rows[..4].iter().all(|(_, depth)| *depth == 0), "{rows:?}");
    Ok(())
}

#[ormlite::test]
async fn trees(db: Db) -> Outcome {
    insert_categories(&db).await?;
    let roots = || Category::query().filter(Category::parent_slug.is_null());
    let forest = roots()
        .order_by(Category::rank)
        .descendants(Category::parent)
        .order_by(Category::slug.desc())
        .tree(&db)
        .await?;
    let expected = [
        "toys",
        "food(fruit(citrus(limes lemons) berries apples) bread)",
    ];
    assert_eq!(format_trees(&forest), expected);
    let forest = roots()
        .order_by(Category::slug)
        .descendants(Category::parent)
        .order_by((Category::rank, Category::slug))
        .tree(&db)
        .await?;
    let expected = [
        "food(bread fruit(citrus(lemons limes) berries apples))",
        "toys",
    ];
    assert_eq!(format_trees(&forest), expected);
    let food = &forest[0];
    assert_eq!(food.len(), 8);
    let order: Vec<_> = food
        .iter()
        .map(|tree| (tree.row.slug.as_str(), tree.depth))
        .collect();
    let expected = [
        ("food", 0),
        ("bread", 1),
        ("fruit", 1),
        ("citrus", 2),
        ("lemons", 3),
        ("limes", 3),
        ("berries", 2),
        ("apples", 2),
    ];
    assert_eq!(order, expected);

    // Filters, limits and the depth, in the nested form.
    let food = || {
        find("food")
            .descendants(Category::parent)
            .order_by(Category::slug)
    };
    let tree = food().max_depth(1).tree(&db).await?;
    assert_eq!(format_trees(&tree), ["food(bread fruit)"]);
    let tree = food().filter(Category::slug.ne("citrus")).tree(&db).await?;
    assert_eq!(format_trees(&tree), ["food(bread fruit(apples berries))"]);
    let tree = food().limit(5).tree(&db).await?;
    assert_eq!(format_trees(&tree), ["food(bread fruit(apples berries))"]);
    let tree = food().including_self().max_depth(0).tree(&db).await?;
    assert_eq!(format_trees(&tree), ["food"]);

    // A descendant of several start rows is in the tree of each.
    let several = Category::query()
        .filter(Category::slug.in_(["fruit", "citrus", "limes"]))
        .order_by(Category::slug.desc())
        .limit(2)
        .descendants(Category::parent)
        .order_by(Category::slug)
        .tree(&db)
        .await?;
    let expected = ["limes", "fruit(apples berries citrus(lemons limes))"];
    assert_eq!(format_trees(&several), expected);
    Ok(())
}

#[ormlite::test]
async fn filters_of_the_recursion_and_of_the_result(db: Db) -> Outcome {
    insert_categories(&db).await?;
    let descendants = || {
        find("food")
            .descendants(Category::parent)
            .order_by(Category::slug)
    };
    // A filter of the recursion excludes the descendants of a row, too.
    let pruned = descendants().filter(Category::slug.ne("citrus"));
    let expected = ["bread", "fruit", "apples", "berries"];
    assert_eq!(slugs(pruned.all(&db).await?), expected);
    // A filter of the result excludes only the row.
    let chosen = descendants().query().filter(Category::slug.ne("citrus"));
    let expected = ["bread", "fruit", "apples", "berries", "lemons", "limes"];
    assert_eq!(slugs(chosen.all(&db).await?), expected);
    // Filters do not apply to the start rows.
    let start = descendants()
        .filter(Category::rank.gt(1))
        .filter(any([Category::slug.eq("fruit"), Category::slug.like("%s")]))
        .including_self();
    let expected = ["food", "fruit", "apples", "berries"];
    assert_eq!(slugs(start.all(&db).await?), expected);
    let ancestors = find("limes")
        .ancestors(Category::parent)
        .filter(Category::slug.ne("fruit"));
    assert_eq!(slugs(ancestors.all(&db).await?), ["citrus"]);
    // A filter can use other tables, and this one again.
    let parents = descendants().filter(Category::children.some(Category::rank.gt(1)));
    assert_eq!(slugs(parents.all(&db).await?), ["fruit", "citrus"]);
    let product = Product {
        id: 1,
        category_slug: "fruit".to_owned(),
    };
    Product::insert(product).execute(&db).await?;
    let sold = Product::query()
        .correlate::<Category>()
        .filter(Product::category_slug.eq(Category::slug));
    let sold = descendants().filter(exists(sold));
    assert_eq!(slugs(sold.all(&db).await?), ["fruit"]);
    Ok(())
}

#[ormlite::test]
async fn deleted_rows_end_the_recursion(db: Db) -> Outcome {
    insert_categories(&db).await?;
    Category::delete()
        .filter(Category::slug.in_(["citrus", "bread", "toys"]))
        .execute(&db)
        .await?;
    let descendants = || {
        find("food")
            .descendants(Category::parent)
            .order_by(Category::slug)
    };
    let expected = ["fruit", "apples", "berries"];
    assert_eq!(slugs(descendants().all(&db).await?), expected);
    let tree = descendants().tree(&db).await?;
    assert_eq!(format_trees(&tree), ["food(fruit(apples berries))"]);
    assert_eq!(descendants().with_deleted().count(&db).await?, 7);
    let tree = descendants().with_deleted().tree(&db).await?;
    let expected = ["food(bread fruit(apples berries citrus(lemons limes)))"];
    assert_eq!(format_trees(&tree), expected);
    let gone = descendants().with_deleted().query().only_deleted();
    assert_eq!(slugs(gone.all(&db).await?), ["bread", "citrus"]);

    let ancestors = || find("limes").ancestors(Category::parent);
    assert_eq!(ancestors().count(&db).await?, 0);
    assert_eq!(ancestors().with_deleted().count(&db).await?, 3);
    // The start query decides whether a deleted row is a start row.
    assert_eq!(
        find("citrus")
            .descendants(Category::parent)
            .count(&db)
            .await?,
        0
    );
    let start = find("citrus").with_deleted().descendants(Category::parent);
    let start = start.order_by(Category::slug).including_self();
    let expected = ["citrus", "lemons", "limes"];
    assert_eq!(slugs(start.all(&db).await?), expected);
    Ok(())
}

#[ormlite::test]
async fn cycles_end(db: Db) -> Outcome {
    insert_cycles(&db).await?;
    let descendants = |slug: &str| {
        find(slug)
            .descendants(Category::parent)
            .order_by(Category::slug)
    };
    let ancestors = |slug: &str| find(slug).ancestors(Category::parent);
    let expected = ["egg", "omelette", "breakfast"];
    assert_eq!(slugs(descendants("hen").all(&db).await?), expected);
    assert_eq!(slugs(descendants("self").all(&db).await?), ["child"]);
    assert_eq!(slugs(ancestors("hen").all(&db).await?), ["egg"]);
    assert_eq!(ancestors("self").all(&db).await?, []);
    assert_eq!(slugs(ancestors("child").all(&db).await?), ["self"]);
    let rows = ancestors("breakfast").with_depth().all(&db).await?;
    let expected = [("omelette", 1), ("egg", 2), ("hen", 3)];
    let expected = expected.map(|(slug, depth)| (slug.to_owned(), depth));
    assert_eq!(depths(rows), expected);
    // If every row is a start row, there are no descendants.
    let all = Category::query().descendants(Category::parent);
    assert_eq!(all.clone().count(&db).await?, 0);
    assert_eq!(all.including_self().count(&db).await?, 6);

    let trees = descendants("hen").tree(&db).await?;
    assert_eq!(format_trees(&trees), ["hen(egg(omelette(breakfast)))"]);
    let cycle = Category::query().filter(Category::slug.in_(["hen", "egg", "self"]));
    let trees = cycle
        .order_by(Category::slug)
        .descendants(Category::parent)
        .order_by(Category::slug)
        .tree(&db)
        .await?;
    let expected = [
        "egg(hen omelette(breakfast))",
        "hen(egg(omelette(breakfast)))",
        "self(child)",
    ];
    assert_eq!(format_trees(&trees), expected);
    Ok(())
}

#[ormlite::test]
async fn within_other_queries(db: Db) -> Outcome {
    insert_categories(&db).await?;
    let product = |(id, slug): (i32, &str)| Product {
        id,
        category_slug: slug.to_owned(),
    };
    let products = [(1, "limes"), (2, "citrus"), (3, "bread"), (4, "toys")];
    Product::insert_many(products.map(product))
        .execute(&db)
        .await?;
    let fruit = || {
        find("fruit")
            .descendants(Category::parent)
            .including_self()
            .query()
    };
    let of_fruit = Product::category_slug.in_(fruit().select(Category::slug));
    let ids = Product::query()
        .filter(of_fruit.clone())
        .order_by(Product::id)
        .select(Product::id);
    assert_eq!(ids.all(&db).await?, [1, 2]);
    assert_eq!(Product::query().filter(of_fruit).count(&db).await?, 2);
    // In a query of the same table, and in another recursive query.
    let outside = Category::query().filter(Category::slug.not_in(fruit().select(Category::slug)));
    assert_eq!(outside.count(&db).await?, 3);
    let pruned = find("food")
        .descendants(Category::parent)
        .filter(Category::slug.not_in(fruit().select(Category::slug)));
    assert_eq!(slugs(pruned.all(&db).await?), ["bread"]);
    let deepest = fruit().select(Step::depth.max()).scalar();
    let (depth, rows): (Option<i32>, i64) = Category::query()
        .select((deepest, count()))
        .one(&db)
        .await?;
    assert_eq!((depth, rows), (Some(2), 9));
    // The start rows are the result of a recursive query.
    let relatives = find("limes")
        .ancestors(Category::parent)
        .max_depth(2)
        .query()
        .descendants(Category::parent)
        .order_by(Category::slug);
    let expected = ["apples", "berries", "lemons", "limes"];
    assert_eq!(slugs(relatives.all(&db).await?), expected);

    // Everything that a query can do, with the result of a recursive query.
    let levels = fruit()
        .group_by(Step::depth)
        .select((Step::depth, count()))
        .all(&db)
        .await?;
    assert_eq!(
        BTreeMap::from_iter(levels),
        BTreeMap::from([(0, 1), (1, 3), (2, 2)])
    );
    let deep = fruit()
        .filter(Step::depth.ge(2))
        .order_by(Category::slug.desc());
    assert_eq!(slugs(deep.all(&db).await?), ["limes", "lemons"]);
    let backwards = fruit()
        .order_by((Step::depth.desc(), Category::slug))
        .limit(3);
    assert_eq!(
        slugs(backwards.all(&db).await?),
        ["lemons", "limes", "apples"]
    );
    let steps = fruit().select(Step::row()).distinct().all(&db).await?;
    assert_eq!(steps.len(), 3);
    let joined: Vec<(i32, String, i32)> = fruit()
        .inner_join::<Product>()
        .on(Product::category_slug.eq(Category::slug))
        .order_by(Product::id)
        .select((Product::id, Category::slug, Step::depth))
        .all(&db)
        .await?;
    let expected = [(1, "limes".to_owned(), 2), (2, "citrus".to_owned(), 1)];
    assert_eq!(joined, expected);
    let every: Vec<(i32, Option<i32>)> = fruit()
        .right_join::<Product>()
        .on(Product::category_slug.eq(Category::slug))
        .order_by(Product::id)
        .select((Product::id, Step::depth))
        .all(&db)
        .await?;
    assert_eq!(every, [(1, Some(2)), (2, Some(1)), (3, None), (4, None)]);
    let mut stream = fruit().stream_by(2, &db);
    let mut streamed = 0;
    while let Some(_row) = stream.try_next().await? {
        streamed += 1;
    }
    assert_eq!(streamed, 6);
    drop(stream);
    let locked = db
        .transaction(async |tx| fruit().for_update().skip_locked().all(tx).await)
        .await?;
    assert_eq!(locked.len(), 6);
    let ranked = Category::update()
        .filter(Category::slug.in_(fruit().select(Category::slug)))
        .set(Category::rank, 9);
    assert_eq!(ranked.execute(&db).await?, 6);
    Ok(())
}

#[ormlite::test]
async fn relations_are_loaded_with_each_row(db: Db) -> Outcome {
    insert_categories(&db).await?;
    let descendants = || {
        find("fruit")
            .descendants(Category::parent)
            .order_by(Category::slug)
    };
    let rows: Vec<(Category, Option<Category>)> = descendants()
        .query()
        .with(Category::parent)
        .all(&db)
        .await?;
    let pairs: Vec<_> = rows
        .iter()
        .map(|(row, parent)| (row.slug.as_str(), parent.as_ref().unwrap().slug.as_str()))
        .collect();
    let expected = [
        ("apples", "fruit"),
        ("berries", "fruit"),
        ("citrus", "fruit"),
        ("lemons", "citrus"),
        ("limes", "citrus"),
    ];
    assert_eq!(pairs, expected);
    let rows: Vec<(Category, i32, Option<Category>)> = descendants()
        .with_depth()
        .with(Category::parent)
        .all(&db)
        .await?;
    assert_eq!(rows.len(), 5);
    assert_eq!(rows[4].1, 2);
    let product = |id| Product {
        id,
        category_slug: "limes".to_owned(),
    };
    Product::insert_many([1, 2, 3].map(product))
        .execute(&db)
        .await?;
    let products = || {
        let products = Category::products.order_by(Product::id.desc()).limit(2);
        descendants()
            .query()
            .with(products)
            .with(Category::children.count())
    };
    let rows: Vec<(Category, Vec<Product>, i64)> = products().single_query().all(&db).await?;
    let counts: Vec<_> = rows.iter().map(|row| (row.1.len(), row.2)).collect();
    assert_eq!(counts, [(0, 0), (0, 0), (0, 2), (0, 0), (2, 0)]);
    assert_eq!(products().split_query().statements().len(), 2);
    assert_eq!(products().split_query().all(&db).await?, rows);
    // In trees.
    let nested = |split: bool| {
        descendants().nested(move |rows| {
            let products = Category::products.order_by(Product::id);
            let rows = rows.with(products).with(Category::parent);
            match split {
                true => rows.split_query(),
                false => rows.single_query(),
            }
        })
    };
    let trees: Vec<Tree<(Category, Vec<Product>, Option<Category>)>> =
        nested(false).all(&db).await?;
    let lines: Vec<_> = trees[0]
        .iter()
        .map(|each| {
            let (row, products, parent) = &each.row;
            let parent = parent.as_ref().map(|parent| parent.slug.as_str());
            (row.slug.as_str(), products.len(), parent)
        })
        .collect();
    let expected = [
        ("fruit", 0, Some("food")),
        ("apples", 0, Some("fruit")),
        ("berries", 0, Some("fruit")),
        ("citrus", 0, Some("fruit")),
        ("lemons", 0, Some("citrus")),
        ("limes", 3, Some("citrus")),
    ];
    assert_eq!(lines, expected);
    assert_eq!(nested(true).all(&db).await?, trees);
    let names = descendants().nested(|rows| rows.select((Category::slug, Step::depth)));
    for tree in &names.all(&db).await? {
        assert!(tree.iter().all(|each| each.row.1 == each.depth));
    }
    // A leaf can be filtered out, but not a parent of other rows.
    let without = |slug: &'static str| {
        let rows = descendants().nested(move |rows| rows.filter(Category::slug.ne(slug)));
        rows.all(&db)
    };
    assert_eq!(without("limes").await?[0].len(), 5);
    for slug in ["citrus", "fruit"] {
        let torn = without(slug).await.unwrap_err();
        assert!(torn.is_invalid_query(), "{torn}");
    }
    // The rows of a relation cannot be start rows.
    let relation = Category::parent.query(|parent| parent.ancestors(Category::parent).query());
    let refused = Category::query().with(relation).all(&db).await.unwrap_err();
    assert!(refused.is_invalid_query(), "{refused}");
    Ok(())
}

#[ormlite::test]
async fn starting_from_joined_rows(db: Db) -> Outcome {
    let _hotel = open(&db).await?;
    let names = |rows: Vec<Staff>| rows.into_iter().map(|row| row.name).collect::<Vec<_>>();
    // Bob is joined with each of Alpha's rooms, and is one start row.
    let joined = || {
        Staff::query()
            .inner_join_by(Staff::property)
            .inner_join::<Room>()
            .on(Room::property_id.eq(Property::id))
            .filter(Property::code.eq("ALP"))
            .filter(Staff::name.eq("Bob"))
    };
    let descendants = joined().descendants(Staff::manager).including_self();
    assert_eq!(names(descendants.all(&db).await?), ["Bob", "Dee"]);
    let ancestors = joined().ancestors(Staff::manager).including_self();
    assert_eq!(names(ancestors.all(&db).await?), ["Bob", "Ada"]);
    // The rows of an alias.
    let heads = || {
        Staff::query()
            .inner_join::<Head>()
            .on(Staff::manager_id.eq(Staff::id.of::<Head>()))
            .filter(Staff::name.eq("Dee"))
            .select(Head::row())
    };
    let ancestors = heads().ancestors(Staff::manager);
    assert_eq!(names(ancestors.all(&db).await?), ["Ada"]);
    let descendants = heads().descendants(Staff::manager);
    assert_eq!(names(descendants.all(&db).await?), ["Dee"]);
    // Distinct, ordered and limited.
    let first = Staff::query()
        .distinct()
        .order_by((Staff::property_id.is_null(), Staff::name))
        .limit(1)
        .descendants(Staff::manager)
        .order_by(Staff::name);
    assert_eq!(names(first.all(&db).await?), ["Bob", "Cy", "Dee"]);
    let of_row = Staff::find(4).one(&db).await?;
    let ancestors = of_row
        .manager()
        .query()
        .ancestors(Staff::manager)
        .including_self();
    assert_eq!(names(ancestors.all(&db).await?), ["Bob", "Ada"]);
    Ok(())
}

#[ormlite::test]
async fn keys_of_several_columns(db: Db) -> Outcome {
    let rows = [
        (1, "1", None),
        (1, "10", Some("1")),
        (1, "100", Some("10")),
        (1, "11", Some("1")),
        (2, "1", None),
        (2, "10", Some("1")),
        (2, "x", Some("y")),
        (2, "y", Some("x")),
        (2, "z", Some("y")),
    ];
    let rows = rows.map(
        |(book, number, parent): (i32, &str, Option<&str>)| Account {
            book,
            number: number.to_owned(),
            parent_number: parent.map(str::to_owned),
        },
    );
    Account::insert_many(rows).execute(&db).await?;
    let find = |book: i32, number: &str| Account::find((book, number.to_owned()));
    let keys = |rows: Vec<Account>| -> Vec<(i32, String)> {
        rows.into_iter().map(|row| (row.book, row.number)).collect()
    };
    let key = |book: i32, number: &str| (book, number.to_owned());
    let descendants = find(1, "1")
        .descendants(Account::parent)
        .order_by(Account::number);
    let expected = [key(1, "10"), key(1, "11"), key(1, "100")];
    assert_eq!(keys(descendants.clone().all(&db).await?), expected);
    let tree = descendants.tree(&db).await?;
    assert_eq!(tree.len(), 1);
    let order: Vec<_> = tree[0]
        .iter()
        .map(|each| each.row.number.as_str())
        .collect();
    assert_eq!(order, ["1", "10", "100", "11"]);
    let ancestors = find(1, "100").ancestors(Account::parent);
    assert_eq!(keys(ancestors.all(&db).await?), [key(1, "10"), key(1, "1")]);
    let circle = find(2, "z").ancestors(Account::parent);
    assert_eq!(keys(circle.all(&db).await?), [key(2, "y"), key(2, "x")]);
    let circle = find(2, "x").descendants(Account::parent);
    assert_eq!(
        keys(circle.clone().all(&db).await?),
        [key(2, "y"), key(2, "z")]
    );
    assert_eq!(circle.tree(&db).await?[0].len(), 3);
    Ok(())
}

#[ormlite::test]
async fn polymorphic_references(db: Db) -> Outcome {
    use Subject::{Comment as OfComment, Product as OfProduct};
    // The key of a comment can equal that of a product, which is no reference to the comment.
    let rows = [
        (1, OfProduct, 2),
        (2, OfComment, 1),
        (3, OfComment, 2),
        (4, OfProduct, 2),
        (5, OfComment, 4),
        (6, OfProduct, 6),
    ];
    let rows = rows.map(|(id, subject, subject_id)| Comment {
        id,
        subject,
        subject_id,
    });
    Comment::insert_many(rows).execute(&db).await?;
    let ids = |rows: Vec<Comment>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    let thread = |id| Comment::find(id).descendants(Comment::replied_to);
    assert_eq!(ids(thread(1).all(&db).await?), [2, 3]);
    assert_eq!(ids(thread(6).all(&db).await?), [0; 0]);
    assert_eq!(thread(4).tree(&db).await?[0].len(), 2);
    let ancestors = |id| Comment::find(id).ancestors(Comment::replied_to);
    assert_eq!(ids(ancestors(3).all(&db).await?), [2, 1]);
    assert_eq!(ids(ancestors(5).all(&db).await?), [4]);
    assert_eq!(ids(ancestors(6).all(&db).await?), [0; 0]);
    Ok(())
}

async fn insert_nodes(db: &Db, parents: &[Option<i32>]) -> Result<(), Error> {
    let rows = (0..).zip(parents).map(|(number, parent)| NewChild {
        number,
        parent_number: *parent,
    });
    Node::insert_many(rows).execute(db).await?;
    Ok(())
}

#[derive(Insert)]
#[insert(table = Node)]
struct NewChild {
    number: i32,
    parent_number: Option<i32>,
}

#[ormlite::test]
async fn deep_and_wide(db: Db) -> Outcome {
    const LENGTH: i32 = 2_000;
    let chain = (0..LENGTH).map(|at| (at > 0).then(|| at - 1));
    // The last row of the chain has `LENGTH` children.
    let wide = (0..LENGTH).map(|_| Some(LENGTH - 1));
    insert_nodes(&db, &chain.chain(wide).collect::<Vec<_>>()).await?;
    // Without statistics the planner expects a wide table, and scans it once per level.
    execute(&db, r#"ANALYZE "recursive"."nodes""#).await?;
    let root = || Node::query().filter(Node::number.eq(0));
    let descendants = || root().descendants(Node::parent);
    assert_eq!(descendants().count(&db).await?, i64::from(2 * LENGTH - 1));
    let mut trees = descendants()
        .order_by(Node::number.desc())
        .tree(&db)
        .await?;
    let tree = trees.pop().unwrap();
    assert_eq!(tree.len(), 2 * LENGTH as usize);
    let numbers: Vec<_> = tree.map(|row| row.number).into_rows().collect();
    let expected = (0..LENGTH).chain((LENGTH..2 * LENGTH).rev());
    assert_eq!(numbers, expected.collect::<Vec<_>>());
    let last = Node::query().filter(Node::number.eq(2 * LENGTH - 1));
    let ancestors = last.ancestors(Node::parent).with_depth().all(&db).await?;
    assert_eq!(ancestors.len(), LENGTH as usize);
    let expected = (1..).zip((0..LENGTH).rev());
    let found = ancestors.iter().map(|(row, depth)| (*depth, row.number));
    assert!(found.eq(expected));
    let all = Node::query().ancestors(Node::parent).including_self();
    assert_eq!(all.count(&db).await?, i64::from(2 * LENGTH));
    Ok(())
}

/// Returns the rows that are reachable in a model in Rust, each with its smallest depth.
fn reachable(
    start: &[i32],
    most: Option<u32>,
    next: impl Fn(i32) -> Vec<i32>,
) -> BTreeSet<(i32, i32)> {
    let mut depths: BTreeMap<i32, i32> = start.iter().map(|&row| (row, 0)).collect();
    let (mut level, mut depth) = (start.to_vec(), 0);
    while !level.is_empty() && most.is_none_or(|most| (depth as u32) < most) {
        depth += 1;
        let reached: BTreeSet<i32> = level.into_iter().flat_map(&next).collect();
        level = reached
            .into_iter()
            .filter(|row| !depths.contains_key(row))
            .collect();
        depths.extend(level.iter().map(|&row| (row, depth)));
    }
    depths.into_iter().collect()
}

#[ormlite::test]
async fn random_graphs_match_a_model(db: Db) -> Outcome {
    const ROWS: usize = 150;
    // Paths into cycles of many lengths, and trees.
    let mut seed = 20_250_301_u64;
    let mut random = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for round in 0..6 {
        Node::purge().all_rows().execute(&db).await?;
        let parents: Vec<Option<i32>> = (0..ROWS)
            .map(|at| match round % 3 {
                // Long paths and long cycles.
                0 if random(20) > 0 => Some(((at + 1 + random(2)) % ROWS) as i32),
                1 if random(8) > 0 => Some(random(ROWS) as i32),
                2 if at > 0 => Some(random(at) as i32),
                _ => None,
            })
            .collect();
        insert_nodes(&db, &parents).await?;
        for most in [None, Some(1), Some(5)] {
            for count in [1, 2, 10, ROWS] {
                let mut start: Vec<i32> = (0..count).map(|_| random(ROWS) as i32).collect();
                start.sort_unstable();
                start.dedup();
                let query = || Node::query().filter(Node::number.in_(&start));
                let limit = most.unwrap_or(u32::MAX);

                let up = reachable(&start, most, |row| {
                    parents[row as usize].into_iter().collect()
                });
                let children = |row: i32| -> Vec<i32> {
                    let all = (0..).zip(&parents);
                    all.filter(|(_, parent)| **parent == Some(row))
                        .map(|(child, _)| child)
                        .collect()
                };
                let down = reachable(&start, most, children);
                let ancestors = query().ancestors(Node::parent).max_depth(limit);
                let descendants = query().descendants(Node::parent).max_depth(limit);
                for (query, expected) in [
                    (ancestors.including_self().query(), up),
                    (descendants.clone().including_self().query(), down),
                ] {
                    let rows = query.select((Node::number, Step::depth)).all(&db).await?;
                    assert_eq!(rows.len(), expected.len());
                    assert_eq!(BTreeSet::from_iter(rows), expected);
                }
                // The tree of each start row.
                if count <= 2 {
                    let trees = descendants.tree(&db).await?;
                    assert_eq!(trees.len(), start.len());
                    for tree in trees {
                        let alone = reachable(&[tree.row.number], most, children);
                        let nested: Vec<_> = tree
                            .iter()
                            .map(|each| (each.row.number, each.depth))
                            .collect();
                        assert_eq!(nested.len(), alone.len());
                        assert_eq!(BTreeSet::from_iter(nested), alone);
                        for each in &tree {
                            let own = Some(each.row.number);
                            let fits = |child: &Tree<Node>| child.row.parent_number == own;
                            assert!(each.children.iter().all(fits));
                        }
                    }
                }
            }
        }
    }
    Ok(())
}
