//! A service with a layer that counts the queries of its requests.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{Request, StatusCode};
use axum::response::Response;
use axum::routing::get;
use futures_util::FutureExt;
use futures_util::future::join;
use ormlite::prelude::*;
use ormlite::{QueryCountLayer, count_queries};
use tower_layer::Layer;
use tower_service::Service;
use tracing::field::Empty;
use tracing::{Instrument, Span};

use crate::schema::*;
use crate::traced::{Collector, Fields};

async fn guests(State(db): State<Db>, Path(times): Path<u32>) -> Result<String, StatusCode> {
    let mut found = 0;
    for _ in 0..times {
        let guests = Guest::query().count(&db).await;
        found += guests.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    }
    Ok(format!("{found} guests"))
}

fn router(db: Db) -> Router {
    Router::new()
        .route("/guests/{times}", get(guests))
        .route(
            "/slow",
            get(async |State(db): State<Db>| {
                let _ = Guest::query().count(&db).await;
                std::future::pending::<()>().await;
            }),
        )
        .with_state(db)
}

fn app(db: Db) -> Router {
    router(db).layer(QueryCountLayer::new())
}

async fn request(app: &mut Router, path: &str) -> Response {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let Ok(response) = Service::call(app, request).await;
    response
}

/// The events of a target, in their order.
fn events(collector: &Collector, target: &str) -> Vec<Fields> {
    let mut events = collector.events.lock().unwrap().clone();
    events.retain(|event| event["target"] == target);
    events
}

fn span() -> Span {
    tracing::info_span!(target: "ormlite_test", "request", db.query.count = Empty)
}

#[ormlite::test]
async fn each_request_has_its_own_count(db: Db) {
    let collector = Collector::default();
    let _guard = tracing::subscriber::set_default(collector.clone());
    let (mut one, mut other) = (app(db.clone()), app(db));
    let responses = join(
        request(&mut one, "/guests/3").instrument(span()),
        request(&mut other, "/guests/12").instrument(span()),
    );
    let (few, many) = responses.await;
    assert_eq!(
        (few.status(), many.status()),
        (StatusCode::OK, StatusCode::OK)
    );

    let told = events(&collector, "ormlite::request");
    let numbers = |field: &str| -> Vec<String> {
        let mut numbers: Vec<_> = told.iter().map(|event| event[field].clone()).collect();
        numbers.sort();
        numbers
    };
    assert_eq!(numbers("db.query.count"), ["12", "3"]);
    assert_eq!(numbers("db.query.distinct"), ["1", "1"]);

    let spans = collector.spans.lock().unwrap();
    let counts = spans.iter().filter_map(|span| span.get("db.query.count"));
    let mut counts: Vec<_> = counts.collect();
    counts.sort();
    assert_eq!(counts, ["12", "3"]);

    let warnings = events(&collector, "ormlite::n_plus_one");
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0]["call_site"].starts_with(file!()));
}

#[ormlite::test]
async fn a_request_is_reported_when_it_is_answered(db: Db) {
    let collector = Collector::default();
    let _guard = tracing::subscriber::set_default(collector.clone());
    let mut service = QueryCountLayer::new().layer(router(db));
    let request = Request::get("/guests/2").body(Body::empty()).unwrap();
    let mut request = service.call(request);
    assert_eq!(events(&collector, "ormlite::request"), []);
    let Ok(response) = (&mut request).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(events(&collector, "ormlite::request").len(), 1);
    drop(request);
    assert_eq!(events(&collector, "ormlite::request").len(), 1);
}

#[ormlite::test]
async fn a_request_that_is_given_up_is_counted(db: Db) {
    let collector = Collector::default();
    let _guard = tracing::subscriber::set_default(collector.clone());
    let mut app = app(db);
    let (answered, count) = count_queries(async {
        let mut request = Box::pin(request(&mut app, "/slow"));
        let limit = std::time::Duration::from_secs(1);
        tokio::time::timeout(limit, request.as_mut()).await.is_ok()
    })
    .await;
    assert!(!answered);
    assert_eq!(count.total, 1);
    let told = events(&collector, "ormlite::request");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["db.query.count"], "1");
}

#[ormlite::test]
async fn a_request_without_a_query_or_a_subscriber_is_served(db: Db) {
    let mut app = app(db);
    assert_eq!(
        request(&mut app, "/guests/0").await.status(),
        StatusCode::OK
    );
    let missing = request(&mut app, "/nothing").now_or_never();
    assert_eq!(missing.map(|it| it.status()), Some(StatusCode::NOT_FOUND));
}
