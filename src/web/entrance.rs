//! Where requests come in: known links are followed at once, everything else goes through the router.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse as _, Response};
use futures::future::BoxFuture;
use hyper::body::Incoming;
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use tokio::runtime::Handle;
use tokio_util::task::TaskTracker;

use super::metrics::Arrivals;
use super::{Web, redirect};

/// The way in, the same for all connections. Cheap to clone.
#[derive(Clone)]
pub struct Entrance(Arc<Inner>);

struct Inner {
    web: Web,
    arrivals: Arrivals,
    router: Router,
    /// Where the router's routes run: they use what belongs to that runtime.
    home: Handle,
}

/// The way in for one connection.
pub struct Visitor {
    entrance: Entrance,
    peer: SocketAddr,
}

impl Entrance {
    /// To be made where the router's routes are to run.
    pub fn new(web: Web, router: Router) -> Self {
        Self(Arc::new(Inner { web, arrivals: Arrivals::new(), router, home: Handle::current() }))
    }

    /// For whoever connects from `peer`.
    pub fn of(&self, peer: SocketAddr) -> Visitor {
        Visitor { entrance: self.clone(), peer }
    }
}

impl Service<Request<Incoming>> for Visitor {
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response, Infallible>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let (inner, peer) = (Arc::clone(&self.entrance.0), self.peer);
        match redirect::recall(&inner.web, &request) {
            Some(open) => Box::pin(async move {
                Ok(redirect::arrive(&inner.web, &inner.arrivals, peer, &open, &request).await)
            }),
            None => Box::pin(async move { Ok(inner.route(peer, request).await) }),
        }
    }
}

impl Inner {
    async fn route(&self, peer: SocketAddr, mut request: Request<Incoming>) -> Response {
        request.extensions_mut().insert(peer);
        let routed = TowerToHyperService::new(self.router.clone()).call(request);
        match TaskTracker::new().spawn_on(routed, &self.home).await {
            Ok(Ok(response)) => response,
            Ok(Err(never)) => match never {},
            Err(error) => {
                tracing::error!(%error, "a request was not answered");
                StatusCode::INTERNAL_SERVER_ERROR.into_response()
            }
        }
    }
}
