//! Long and deep queries: nothing that a program can build in a loop ends the process, on a stack of
//! the size that threads have.

use std::fmt::Debug;

use ormlite::expr::{AggregateMethods, case, val};
use ormlite::prelude::*;
use ormlite::typing::TableScope;
use ormlite::{Expr, Select, Statement};
use serde_json::json;

use crate::tables::*;

type Of<T, V> = Expr<TableScope<T>, V>;

/// What becomes of so many.
#[derive(Clone, Copy, PartialEq)]
enum Length {
    /// A list, of any length.
    List,
    /// Each within the one before: refused where that is too deep.
    Nested,
}
use Length::{List, Nested};

/// A query is copied, printed, written and dropped, and so is its copy.
fn query<Q, O>(query: Select<Q, O>) -> Statement {
    let copy = query.clone();
    printed(&copy);
    let statement = query.to_sql();
    let of_copy = copy.to_sql();
    assert!(statement.sql == of_copy.sql);
    assert_eq!(statement.invalid.is_some(), of_copy.invalid.is_some());
    drop(query);
    drop(copy);
    statement
}

fn printed(of: &impl Debug) {
    assert!(!format!("{of:?}").is_empty());
}

fn fold<T>(count: usize, first: T, next: impl FnMut(T, usize) -> T) -> T {
    (0..count).fold(first, next)
}

fn is(at: usize) -> Of<Stay, bool> {
    Stay::points.eq(at as i64).scoped::<Stay>()
}

fn of_stays<V: ormlite::Value>(expression: Of<Stay, V>) -> Statement {
    query(Stay::query().select(expression))
}

fn stays_where(predicate: Of<Stay, bool>) -> Statement {
    query(Stay::query().filter(predicate))
}

fn guest() -> Of<Stay, String> {
    Stay::guest.lower().scoped::<Stay>()
}

/// The name of a case, what grows, and a function that makes a statement of the given size.
type Case = (&'static str, Length, fn(usize) -> Statement);

/// What a loop can make longer without another type.
const CASES: &[Case] = &[
    ("filters", List, |n| {
        query(fold(n, Stay::query(), |q, at| {
            q.filter(Stay::points.eq(at as i64))
        }))
    }),
    ("filters without values", List, |n| {
        query(fold(n, Stay::query(), |q, _| {
            q.filter(Stay::note.is_not_null())
        }))
    }),
    ("having", List, |n| {
        query(fold(n, Stay::query().group_by(Stay::id), |q, at| {
            q.having(Stay::id.count().gt(at as i64))
        }))
    }),
    ("order", List, |n| {
        query(fold(n, Stay::query(), |q, at| {
            q.order_by(Stay::points + at as i64)
        }))
    }),
    ("order of a grouped query", List, |n| {
        query(fold(n, Stay::query().distinct(), |q, at| {
            q.order_by(Stay::points + at as i64)
        }))
    }),
    ("or", List, |n| {
        stays_where(fold(n, is(0), |p, at| p.or(is(at)).scoped::<Stay>()))
    }),
    ("or, from the back", List, |n| {
        stays_where(fold(n, is(0), |p, at| is(at).or(p).scoped::<Stay>()))
    }),
    ("or, from both ends", List, |n| {
        stays_where(fold(n, is(0), |p, at| {
            is(at).or(p).or(is(at)).scoped::<Stay>()
        }))
    }),
    ("or, doubled", List, |n| {
        let doublings = n.ilog2();
        stays_where(fold(doublings as usize, is(0), |p, _| {
            p.clone().or(p).scoped::<Stay>()
        }))
    }),
    ("and", List, |n| {
        stays_where(fold(n, is(0), |p, at| p.and(is(at)).scoped::<Stay>()))
    }),
    ("and, from the back", List, |n| {
        stays_where(fold(n, is(0), |p, at| is(at).and(p).scoped::<Stay>()))
    }),
    ("and or in turn", Nested, |n| {
        stays_where(fold(n, is(0), |p, at| match at % 2 {
            0 => p.and(is(at)).scoped::<Stay>(),
            _ => p.or(is(at)).scoped::<Stay>(),
        }))
    }),
    ("any", List, |n| {
        stays_where(any((0..n).map(is).collect::<Vec<_>>()).scoped::<Stay>())
    }),
    ("any of any", List, |n| {
        stays_where(fold(n, is(0), |p, at| any([p, is(at)]).scoped::<Stay>()))
    }),
    ("all", List, |n| {
        stays_where(all((0..n).map(is).collect::<Vec<_>>()).scoped::<Stay>())
    }),
    ("any of all, in turn", Nested, |n| {
        stays_where(fold(n, is(0), |p, at| match at % 2 {
            0 => any([is(at), p]).scoped::<Stay>(),
            _ => all([is(at), p]).scoped::<Stay>(),
        }))
    }),
    ("not", Nested, |n| stays_where(fold(n, is(0), |p, _| !p))),
    ("is true", Nested, |n| {
        stays_where(fold(n, is(0), |p, _| p.is_true().scoped::<Stay>()))
    }),
    ("is null", Nested, |n| {
        stays_where(fold(n, is(0), |p, _| p.is_null().scoped::<Stay>()))
    }),
    ("compared", Nested, |n| {
        stays_where(fold(n, is(0), |p, at| p.eq(is(at)).scoped::<Stay>()))
    }),
    ("compared, from the back", Nested, |n| {
        stays_where(fold(n, is(0), |p, at| is(at).eq(p).scoped::<Stay>()))
    }),
    ("distinct from", Nested, |n| {
        stays_where(fold(n, is(0), |p, _| {
            p.is_distinct_from(Some(true)).scoped::<Stay>()
        }))
    }),
    ("between", Nested, |n| {
        stays_where(fold(n, is(0), |p, at| {
            is(at).between(p, true).scoped::<Stay>()
        }))
    }),
    ("plus and minus", List, |n| {
        let points = (Stay::points + 1).scoped::<Stay>();
        of_stays(fold(n, points, |sum, at| match at % 2 {
            0 => (sum + at as i64).scoped::<Stay>(),
            _ => (sum - at as i64).scoped::<Stay>(),
        }))
    }),
    ("minus, from the back", Nested, |n| {
        let points = (Stay::points + 1).scoped::<Stay>();
        of_stays(fold(n, points, |sum, at| {
            (val(at as i64) - sum).scoped::<Stay>()
        }))
    }),
    ("plus times in turn", Nested, |n| {
        let points = (Stay::points + 1).scoped::<Stay>();
        of_stays(fold(n, points, |sum, _| {
            (sum * 2_i64 + 1_i64).scoped::<Stay>()
        }))
    }),
    ("negated", Nested, |n| {
        of_stays(fold(n, (Stay::points + 1).scoped::<Stay>(), |p, _| -p))
    }),
    ("concatenated", List, |n| {
        of_stays(fold(n, guest(), |text, at| {
            text.concat(at.to_string()).scoped::<Stay>()
        }))
    }),
    ("concatenated from the back", Nested, |n| {
        of_stays(fold(n, guest(), |text, at| {
            val(at.to_string()).concat(text).scoped::<Stay>()
        }))
    }),
    ("arrays concatenated", List, |n| {
        let tags = Stay::tags.array_append("a".to_owned()).scoped::<Stay>();
        of_stays(fold(n, tags, |tags, _| {
            tags.array_concat(Stay::tags).scoped::<Stay>()
        }))
    }),
    ("arrays appended", Nested, |n| {
        let tags = Stay::tags.array_append("a".to_owned()).scoped::<Stay>();
        of_stays(fold(n, tags, |tags, at| {
            tags.array_append(at.to_string()).scoped::<Stay>()
        }))
    }),
    ("functions", Nested, |n| {
        of_stays(fold(n, guest(), |text, _| text.lower().scoped::<Stay>()))
    }),
    ("coalesce", Nested, |n| {
        of_stays(fold(n, guest(), |text, at| {
            text.coalesce(at.to_string()).scoped::<Stay>()
        }))
    }),
    ("coalesce, from the back", Nested, |n| {
        of_stays(fold(n, guest(), |text, _| {
            Stay::note.coalesce(text).scoped::<Stay>()
        }))
    }),
    ("greatest", Nested, |n| {
        of_stays(fold(n, guest(), |text, at| {
            text.greatest(at.to_string()).scoped::<Stay>()
        }))
    }),
    ("nullif", Nested, |n| {
        let note = Stay::note.lower().scoped::<Stay>();
        of_stays(fold(n, note, |text, at| {
            text.nullif(at.to_string()).scoped::<Stay>()
        }))
    }),
    ("cast", Nested, |n| {
        of_stays(fold(n, guest(), |text, _| {
            text.cast::<String>().scoped::<Stay>()
        }))
    }),
    ("parts of a date", Nested, |n| {
        let moment = Stay::booked_at.date_trunc("day").scoped::<Stay>();
        of_stays(fold(n, moment, |moment, _| {
            moment.date_trunc("day").scoped::<Stay>()
        }))
    }),
    ("case, in its branches", Nested, |n| {
        of_stays(fold(n, guest(), |text, at| {
            case::<String>()
                .when(is(at), text)
                .otherwise("-")
                .scoped::<Stay>()
        }))
    }),
    ("case, in its else", Nested, |n| {
        of_stays(fold(n, guest(), |text, at| {
            case::<String>()
                .when(is(at), "-")
                .otherwise(text)
                .scoped::<Stay>()
        }))
    }),
    ("case, in its conditions", Nested, |n| {
        stays_where(fold(n, is(0), |p, _| {
            case::<bool>()
                .when(p, true)
                .otherwise(false)
                .scoped::<Stay>()
        }))
    }),
    ("fields of a document", List, |n| {
        of_stays(fold(n, Stay::details.field("a"), |document, _| {
            document.field("a")
        }))
    }),
    ("documents merged", List, |n| {
        of_stays(fold(n, Stay::details.field("a"), |document, _| {
            document.json_merge(json!({}))
        }))
    }),
    ("in a query", Nested, |n| {
        stays_where(fold(n, is(0), |p, _| {
            let ids = Stay::query().filter(p).select(Stay::id);
            Stay::id.in_(ids).scoped::<Stay>()
        }))
    }),
    ("exists", Nested, |n| {
        stays_where(fold(n, is(0), |p, _| {
            exists(Stay::query().filter(p)).scoped::<Stay>()
        }))
    }),
    ("a query as a value", Nested, |n| {
        of_stays(fold(n, Stay::note.lower().scoped::<Stay>(), |text, _| {
            Stay::query().select(text).scalar().scoped::<Stay>()
        }))
    }),
    ("a query in an order", Nested, |n| {
        let first = Stay::note.lower().scoped::<Stay>();
        of_stays(fold(n, first, |text, _| {
            let ordered = Stay::query().order_by(text).select(Stay::note);
            ordered.scalar().scoped::<Stay>()
        }))
    }),
    ("rows of a relation", Nested, |n| {
        let predicate = Staff::name.eq("Ada").scoped::<Staff>();
        query(Staff::query().filter(fold(n, predicate, |p, _| {
            Staff::reports.some(p).scoped::<Staff>()
        })))
    }),
    ("every row of a relation", Nested, |n| {
        let predicate = Staff::name.eq("Ada").scoped::<Staff>();
        query(Staff::query().filter(fold(n, predicate, |p, _| {
            Staff::manager.every(p).scoped::<Staff>()
        })))
    }),
    ("filters of a relation", List, |n| {
        let few = Staff::reports.filter(Staff::id.gt(0));
        let few = fold(n, few, |few, at| few.filter(Staff::id.ne(at as i64)));
        query(Staff::query().filter(few.exists()))
    }),
    ("recursive queries from recursive queries", Nested, |n| {
        let first = Staff::query().descendants(Staff::manager).query();
        query(fold(n, first, |rows, _| {
            rows.descendants(Staff::manager).query()
        }))
    }),
    ("ancestors of ancestors", Nested, |n| {
        let first = Staff::query().ancestors(Staff::manager).query();
        query(fold(n, first, |rows, _| {
            rows.ancestors(Staff::manager).query()
        }))
    }),
    ("filters of a walk", List, |n| {
        let walk = Staff::query().descendants(Staff::manager);
        query(fold(n, walk, |walk, at| walk.filter(Staff::id.ne(at as i64))).query())
    }),
    ("an update", List, |n| {
        let update = Stay::update().set(Stay::paid, true).filter(is(0));
        let update = fold(n, update, |update, at| update.filter(is(at)));
        printed(&update);
        update.to_sql()
    }),
    ("a delete", List, |n| {
        let delete = fold(n, Stay::delete().filter(is(0)), |delete, at| {
            delete.filter(is(at))
        });
        printed(&delete);
        delete.to_sql()
    }),
    ("what an update sets", Nested, |n| {
        let points = (Stay::points + 1).scoped::<Stay>();
        let update = Stay::update()
            .set(Stay::points, fold(n, points, |p, _| -p))
            .all_rows();
        printed(&update);
        update.to_sql()
    }),
    ("what an insert sets", Nested, |n| {
        let insert = Stay::insert(stay()).set(Stay::points, fold(n, val(1_i64), |p, _| -p));
        printed(&insert);
        insert.to_sql()
    }),
    ("filters of an aggregate", Nested, |n| {
        let predicate = fold(n, is(0), |p, _| !p);
        query(Stay::query().select(Stay::id.count().filter(predicate)))
    }),
    ("the order of an aggregate", Nested, |n| {
        let text = fold(n, guest(), |text, _| text.lower().scoped::<Stay>());
        query(Stay::query().select(Stay::id.array_agg().order_by(text.asc())))
    }),
    ("an aggregate", Nested, |n| {
        let text = fold(n, guest(), |text, _| text.lower().scoped::<Stay>());
        query(Stay::query().select(text.max()))
    }),
    ("a join", Nested, |n| {
        let predicate = fold(n, Staff::id.gt(0).scoped::<Staff>(), |p, _| !p);
        query(Staff::query().left_join::<Manager>().on(predicate))
    }),
    ("groups", Nested, |n| {
        let text = fold(n, guest(), |text, _| text.lower().scoped::<Stay>());
        let groups = Stay::query().group_by(text).select(Stay::id.count());
        query(groups.distinct_on(val(1)))
    }),
];

/// Half of what threads have: the other half is for those who call.
const STACK: usize = 1 << 20;

fn on_a_thread<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(STACK);
    thread
        .spawn(run)
        .expect("a thread")
        .join()
        .expect("it ends")
}

#[test]
fn lists_are_of_any_length() {
    let lists = CASES.iter().filter(|(_, length, _)| *length == List);
    for &(case, _, run) in lists {
        for count in [1_000, 4_000, 100_000] {
            let statement = on_a_thread(move || run(count));
            let error = statement.invalid;
            assert!(error.is_none(), "{case}: {count}: {error:?}");
            assert!(statement.sql.len() > count, "{case}: {count}");
        }
    }
}

#[test]
fn what_is_nested_too_deep_is_refused() {
    let nested = CASES.iter().filter(|(_, length, _)| *length == Nested);
    for &(case, _, run) in nested {
        for count in [1_000, 4_000, 10_000] {
            let statement = on_a_thread(move || run(count));
            let error = statement.invalid.expect(case);
            assert!(error.is_invalid_query(), "{case}");
            let reason = error.to_string();
            assert!(reason.contains("nested more than"), "{case}: {reason}");
        }
    }
}

/// The deepest that is not refused, so that what is allowed is safe, too.
#[test]
fn what_is_not_refused_fits_the_stack() {
    let nested = CASES.iter().filter(|(_, length, _)| *length == Nested);
    for &(case, _, run) in nested {
        let is_written = |count| on_a_thread(move || run(count)).invalid.is_none();
        let (mut written, mut refused) = (50, 1_000);
        assert!(is_written(written), "{case}: people nest {written} deep");
        while refused - written > 1 {
            let middle = (written + refused) / 2;
            match is_written(middle) {
                true => written = middle,
                false => refused = middle,
            }
        }
    }
}
