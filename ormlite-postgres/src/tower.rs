//! Counts the queries of each request of a `tower` service, such as an axum router. It knows no
//! HTTP.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::task::futures::TaskLocalFuture;
use tower_layer::Layer;
use tower_service::Service;
use tracing::Span;

use crate::count::Scope;

/// A layer that counts the queries of each request, as [`count_queries`](crate::count_queries)
/// does.
///
/// When a request has been answered or abandoned, a debug event (target `ormlite::request`) reports
/// the number of its queries (`db.query.count`) and of different ones (`db.query.distinct`), in the
/// span of the request. If that span has a field `db.query.count`, the number is recorded there,
/// too. Each request is also a scope for the warning of
/// [`n_plus_one_threshold`](crate::DbBuilder::n_plus_one_threshold).
///
/// ```
/// use axum::{Router, routing::get};
/// use ormlite_postgres::QueryCountLayer;
///
/// let app: Router = Router::new()
///     .route("/", get(async || "hello"))
///     .layer(QueryCountLayer::new());
/// ```
///
/// A layer that is added to a router later wraps those added before: add the layer that opens a
/// span per request after this one. Queries that a response body runs while it is sent are not
/// counted, since the request has been answered by then.
#[derive(Debug, Clone, Copy, Default)]
#[must_use]
pub struct QueryCountLayer(());

impl QueryCountLayer {
    /// The layer. It has no settings.
    pub fn new() -> Self {
        Self(())
    }
}

impl<S> Layer<S> for QueryCountLayer {
    type Service = QueryCountService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        QueryCountService { inner }
    }
}

/// The service that a [`QueryCountLayer`] wraps around another one.
#[derive(Debug, Clone)]
#[must_use]
pub struct QueryCountService<S> {
    inner: S,
}

impl<S: Service<R>, R> Service<R> for QueryCountService<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = QueryCountFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: R) -> Self::Future {
        let scope = Scope::enter();
        let counted = Counted {
            scope: scope.clone(),
            span: Span::current(),
        };
        let future = scope.clone().call(|| self.inner.call(request));
        QueryCountFuture {
            running: Box::pin(scope.run(future)),
            counted: Some(counted),
        }
    }
}

/// The future of a request whose queries are counted; see [`QueryCountLayer`].
#[must_use = "a future does nothing until it is polled"]
pub struct QueryCountFuture<F> {
    // Boxed, since pinning a field of this struct needs unsafe code.
    running: Pin<Box<TaskLocalFuture<Arc<Scope>, F>>>,
    counted: Option<Counted>,
}

impl<F: Future> Future for QueryCountFuture<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let output = std::task::ready!(self.running.as_mut().poll(cx));
        self.counted = None;
        Poll::Ready(output)
    }
}

impl<F> fmt::Debug for QueryCountFuture<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QueryCountFuture").finish_non_exhaustive()
    }
}

/// The queries of a request. They are reported when this is dropped, so also for a request that its
/// client abandoned.
struct Counted {
    scope: Arc<Scope>,
    span: Span,
}

impl Drop for Counted {
    fn drop(&mut self) {
        let count = self.scope.take();
        self.span.record("db.query.count", count.total);
        tracing::debug!(
            target: "ormlite::request",
            parent: &self.span,
            {
                db.query.count = count.total,
                db.query.distinct = count.queries.len(),
            },
            "queries of a request"
        );
    }
}
