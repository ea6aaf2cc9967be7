//! Views: their columns are compared as those of tables are, and relations start from them and lead
//! to them.

use ormlite::prelude::*;
use ormlite::typing::TableScope;
use ormlite::{Error, Expr};
use ormlite_testing::TestDatabase;

use crate::Outcome;
use crate::support::{column, database, single};

#[derive(PgEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[pg_enum(name = "mood", schema = "vw")]
enum Mood {
    Sad,
    Glad,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(
    name = "people",
    schema = "vw",
    view,
    belongs_to(team = Team::code, by = team_code),
    has_many(tasks = Task::person),
    has_one(note = Note::person)
)]
struct Person {
    id: i32,
    mail: String,
    code: String,
    path: String,
    mood: Mood,
    moods: Vec<Mood>,
    mails: Vec<String>,
    team_code: Option<String>,
}

#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "teams", schema = "vw", view, has_many(people = Person::team))]
struct Team {
    #[column(primary_key)]
    code: String,
    motto: Option<String>,
}

/// A table that leads to a view.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "tasks", schema = "vw", belongs_to(person = Person::mail, by = person_mail))]
struct Task {
    #[column(primary_key)]
    id: i32,
    person_mail: String,
}

/// A view without a key, whose columns may all be NULL.
#[derive(Table, Debug, Clone, PartialEq)]
#[table(name = "notes", schema = "vw", view, belongs_to(person = Person::id, by = person_id))]
struct Note {
    person_id: Option<i32>,
    text: Option<String>,
    mood: Option<Mood>,
}

const SETUP: &str = "
    CREATE EXTENSION citext; CREATE EXTENSION ltree; CREATE SCHEMA vw;
    CREATE TYPE vw.mood AS ENUM ('sad', 'glad');
    CREATE DOMAIN vw.code AS char(4);
    CREATE TABLE vw.data (id int, mail citext, code char(5), path ltree, mood vw.mood,
        moods vw.mood[], mails citext[], team_code vw.code);
    INSERT INTO vw.data VALUES
        (1, 'Ann@x', 'ab', 'Top.A', 'sad', '{glad}', '{Ann@x,b}', 'x1'),
        (2, 'bob@x', 'abc', 'Top.B', 'glad', '{}', '{}', 'x2'),
        (3, 'Cid@x', 'b', 'Top', 'glad', '{sad,glad}', '{cid@x}', NULL);
    CREATE VIEW vw.people AS SELECT * FROM vw.data;
    CREATE TABLE vw.team_data (code vw.code, motto text);
    INSERT INTO vw.team_data VALUES ('x1', 'go'), ('x2', NULL), ('x3', NULL);
    CREATE MATERIALIZED VIEW vw.teams AS SELECT * FROM vw.team_data;
    CREATE TABLE vw.tasks (id int PRIMARY KEY, person_mail citext NOT NULL);
    INSERT INTO vw.tasks VALUES (1, 'ann@X'), (2, 'BOB@x'), (3, 'nobody@x'), (4, 'ann@x');
    CREATE VIEW vw.notes AS SELECT NULL::int AS person_id, NULL::text AS text, NULL::vw.mood AS mood
        UNION ALL SELECT 2, 'hello', 'glad'";

async fn opened() -> Result<(TestDatabase, [Db; 2]), Error> {
    let database = database().await;
    let direct = single(&database).connect().await?;
    direct.batch_execute(SETUP).await?;
    let pooled = single(&database).transaction_pooler(true).connect().await?;
    Ok((database, [direct, pooled]))
}

#[tokio::test]
async fn columns_are_compared_by_their_own_types() -> Outcome {
    type Condition = Expr<TableScope<Person>, bool>;
    type P = Person;
    let (_database, both) = opened().await?;
    let text = |text: &str| text.to_owned();
    for db in &both {
        #[rustfmt::skip]
        let conditions: Vec<(&str, Condition)> = vec![
            ("mail = 'ANN@X'", P::mail.eq("ANN@X")),
            ("mail <> 'ANN@X'", P::mail.ne("ANN@X")),
            ("mail IN ('ANN@X', 'CID@X')", P::mail.in_(["ANN@X", "CID@X"])),
            ("mail NOT IN ('ANN@X', 'CID@X')", P::mail.not_in(["ANN@X", "CID@X"])),
            ("mail BETWEEN 'A' AND 'BZ'", P::mail.between("A", "BZ")),
            ("mail LIKE 'ann%'", P::mail.like("ann%")),
            ("code = 'ab'", P::code.eq("ab")),
            ("code IN ('ab   ', 'b')", P::code.in_(["ab   ", "b"])),
            ("code BETWEEN 'ab' AND 'abd'", P::code.between("ab", "abd")),
            ("path = 'Top.A'", P::path.eq("Top.A")),
            ("path IN ('Top.A', 'Top')", P::path.in_(["Top.A", "Top"])),
            ("path BETWEEN 'Top' AND 'Top.A'", P::path.between("Top", "Top.A")),
            ("mood = 'sad'", P::mood.eq(Mood::Sad)),
            ("mood IN ('glad')", P::mood.in_([Mood::Glad])),
            ("mood BETWEEN 'sad' AND 'glad'", P::mood.between(Mood::Sad, Mood::Glad)),
            ("'glad' = ANY(moods)", P::moods.has_element(Mood::Glad).scoped()),
            ("moods @> '{sad}'", P::moods.array_contains(vec![Mood::Sad])),
            ("moods && '{sad}'", P::moods.overlaps_array(vec![Mood::Sad])),
            ("moods = '{glad}'", P::moods.eq(vec![Mood::Glad])),
            ("array_append(moods, 'sad') @> '{sad}'", P::moods.array_append(Mood::Sad).array_contains(vec![Mood::Sad])),
            ("'ANN@X' = ANY(mails)", P::mails.has_element("ANN@X").scoped()),
            ("mails && '{B,c}'", P::mails.overlaps_array(vec![text("B"), text("c")])),
            ("mails = '{CID@x}'", P::mails.eq(vec![text("CID@x")])),
            ("mail = ANY(mails)", P::mail.in_(P::mails).scoped()),
            ("team_code = 'x1'", P::team_code.eq("x1").is_true().scoped()),
            ("team_code IN ('x1  ', 'x2')", P::team_code.in_(["x1  ", "x2"]).is_true().scoped()),
            ("coalesce(team_code, 'x1') = 'x1'", P::team_code.coalesce("x1").eq("x1").scoped()),
            ("greatest(mail, 'BZ') = 'bz'", P::mail.greatest("BZ").eq("bz").scoped()),
        ];
        for (sql, condition) in conditions {
            let literal = format!("SELECT id FROM vw.people WHERE {sql} ORDER BY id");
            let expected: Vec<i32> = column(&both[0], &literal).await?;
            let query = Person::query().filter(condition).order_by(Person::id);
            let found = query.select(Person::id).all(db).await;
            let found = found.unwrap_or_else(|error| panic!("{sql}: {error}"));
            assert_eq!(found, expected, "{sql}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn relations_start_from_views_and_lead_to_them() -> Outcome {
    let (_database, both) = opened().await?;
    for db in &both {
        // From a view to a view, without a foreign key behind it.
        let people = Person::query().with(Person::team).order_by(Person::id);
        let people: Vec<(Person, Option<Team>)> = people.all(db).await?;
        let teams = people
            .iter()
            .map(|(_, team)| team.as_ref().map(|team| team.code.trim_end()));
        assert_eq!(teams.collect::<Vec<_>>(), [Some("x1"), Some("x2"), None]);
        let ann = &people[0].0;
        assert_eq!(
            (&*ann.path, ann.mood, &ann.moods[..]),
            ("Top.A", Mood::Sad, &[Mood::Glad][..])
        );
        assert_eq!(ann.team().optional(db).await?, people[0].1);

        // To many: with arrays of citext and of an enum of a schema in records.
        let query = Team::query().with(Team::people).order_by(Team::code);
        let by_levels: Vec<(Team, Vec<Person>)> = query.clone().all(db).await?;
        assert_eq!(by_levels, query.clone().single_query().all(db).await?);
        assert_eq!(by_levels, query.split_query().all(db).await?);
        let ids = by_levels
            .iter()
            .map(|(_, people)| people.iter().map(|one| one.id).collect());
        assert_eq!(ids.collect::<Vec<Vec<_>>>(), [vec![1], vec![2], vec![]]);
        assert_eq!(&by_levels[0].1[0], ann);
        let teams = Team::query().order_by(Team::code).all(db).await?;
        let loaded = load(&teams, Team::people).all(db).await?;
        assert_eq!(&loaded[0][0], ann);
        assert_eq!(teams[0].people().count(db).await?, 1);

        // Between a view and a table, by a key whose case does not count.
        let query = Person::query()
            .with(Person::tasks.order_by(Task::id).select(Task::id))
            .order_by(Person::id);
        for query in [
            query.clone(),
            query.clone().single_query(),
            query.split_query(),
        ] {
            let tasks = query.all(db).await?.into_iter().map(|(_, tasks)| tasks);
            assert_eq!(tasks.collect::<Vec<_>>(), [vec![1, 4], vec![2], vec![]]);
        }
        let tasks = Task::query()
            .with(Task::person)
            .order_by(Task::id)
            .all(db)
            .await?;
        let ids = tasks
            .iter()
            .map(|(_, person)| person.as_ref().map(|one| one.id));
        assert_eq!(ids.collect::<Vec<_>>(), [Some(1), Some(2), None, Some(1)]);
        let in_hand: Vec<_> = tasks.iter().map(|(task, _)| task.clone()).collect();
        let loaded = load(&in_hand, Task::person).all(db).await?;
        assert!(loaded.iter().eq(tasks.iter().map(|(_, person)| person)));
        let busy = Person::query()
            .filter(Person::tasks.some(Task::id.gt(1)))
            .order_by(Person::id);
        assert_eq!(busy.select(Person::id).all(db).await?, [1, 2]);
        let joined = Task::query().inner_join_by(Task::person).order_by(Task::id);
        let joined = joined.select((Task::id, Person::moods)).all(db).await?;
        assert_eq!(joined.len(), 3);
    }
    Ok(())
}

/// A relation tells a row of nothing but NULLs from one that is missing. An outer join does not,
/// where the view has no key.
#[tokio::test]
async fn a_row_of_nulls() -> Outcome {
    let (_database, both) = opened().await?;
    for db in &both {
        let nothing = Note {
            person_id: None,
            text: None,
            mood: None,
        };
        let query = Person::query().with(Person::note).order_by(Person::id);
        let notes = query.all(db).await?.into_iter().map(|(_, note)| note);
        let text = Some("hello".to_owned());
        let note = Note {
            person_id: Some(2),
            text,
            mood: Some(Mood::Glad),
        };
        assert!(notes.eq([None, Some(note.clone()), None]));
        let query = Person::query()
            .left_join::<Note>()
            .on(Note::person_id.eq(Person::id));
        let query = query.select((Person::id, Note::row())).order_by(Person::id);
        let notes: Vec<(i32, Option<Note>)> = query.all(db).await?;
        assert_eq!(notes, [(1, None), (2, Some(note)), (3, None)]);
        let query = Person::query()
            .inner_join::<Note>()
            .on(Note::text.is_null());
        let notes: Vec<Note> = query.select(Note::row()).all(db).await?;
        assert_eq!(notes, vec![nothing; 3]);
    }
    Ok(())
}
