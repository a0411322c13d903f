//! Serves the page, the parts of it that change while one watches, and its stylesheet and script.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use maud::Markup;
use serde::Deserialize;
use serde_json::Value;

use super::Action;
use super::control::Control;
use super::page::{self, View};
use super::reader::{Names, Reader};
use super::sight::{Person, Sight};
use super::{ASSETS, modal, naming};

/// What a browser may load for the page: nothing from anywhere else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; \
                      img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What the routes need.
#[derive(Clone)]
pub(crate) struct Site {
    pub control: Control,
    pub actions: Arc<[Action]>,
    pub origin: Arc<str>,
}

/// The page's routes.
pub(crate) fn router(site: Site) -> Router {
    Router::new()
        .route("/", get(index))
        .route("/assets/{name}", get(asset))
        .route("/view/people/{person}/channels", get(first_parts))
        .route("/view/people/{person}/channels/{channel}", get(parts))
        .route("/view/people/{person}/modal", post(form))
        .with_state(site)
}

#[derive(Deserialize)]
struct Asked {
    r#as: Option<String>,
    r#in: Option<String>,
}

async fn index(State(site): State<Site>, Query(asked): Query<Asked>) -> Result<Response, StatusCode> {
    let people = site.control.people().await?;
    let Some(first) = people.first() else { return nobody(&site).await };
    let wanted = asked.r#as.unwrap_or_else(|| first.id.clone());
    let Some(person) = people.iter().find(|one| one.id == wanted) else {
        return Ok(Redirect::to("/").into_response());
    };
    let seen = Seen::fetch(&site, people.clone(), &person.id, asked.r#in.as_deref().unwrap_or("")).await?;
    Ok(served(page::page(&seen.view(&site))))
}

async fn nobody(site: &Site) -> Result<Response, StatusCode> {
    let now = site.control.now().await?;
    let reader = Reader {
        id: String::new(),
        locale: "en-US".to_owned(),
        zone: chrono_tz::UTC,
        now,
        origin: site.origin.to_string(),
        names: Names::default(),
    };
    Ok(served(page::nobody(&reader)))
}

async fn first_parts(State(site): State<Site>, Path(person): Path<String>) -> Result<Response, StatusCode> {
    let seen = Seen::fetch(&site, Vec::new(), &person, "").await?;
    Ok(served(page::parts(&seen.view(&site))))
}

async fn parts(
    State(site): State<Site>,
    Path((person, channel)): Path<(String, String)>,
) -> Result<Response, StatusCode> {
    let seen = Seen::fetch(&site, Vec::new(), &person, &channel).await?;
    Ok(served(page::parts(&seen.view(&site))))
}

async fn form(
    State(site): State<Site>,
    Path(person): Path<String>,
    Json(sent): Json<Value>,
) -> Result<Response, StatusCode> {
    let sight = site.control.sight(&person).await?;
    let reader = sight.reader(None, site.control.now().await?, &site.origin);
    Ok(served(modal::modal(&sent, &reader)))
}

async fn asset(Path(name): Path<String>) -> Response {
    let Some((_, kind, text)) = ASSETS.iter().find(|(known, ..)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    ([(header::CONTENT_TYPE, *kind), (header::CACHE_CONTROL, "no-cache")], *text).into_response()
}

/// What the control API said about one person's view.
struct Seen {
    people: Vec<Person>,
    sight: Sight,
    place: Option<String>,
    messages: Vec<Value>,
    reader: Reader,
}

impl Seen {
    async fn fetch(site: &Site, people: Vec<Person>, person: &str, place: &str) -> Result<Self, StatusCode> {
        if !is_id(person) {
            return Err(StatusCode::NOT_FOUND);
        }
        let sight = site.control.sight(person).await?;
        let now = site.control.now().await?;
        let place = sight.place(place);
        let mut reader = sight.reader(place, now, &site.origin);
        if let Some(place) = place {
            let commands = site.control.commands(person, &place.id).await?;
            reader.names.commands = naming::in_language(&commands, &reader.locale);
        }
        let messages = match place {
            Some(place) => site.control.messages(&place.id, person).await?,
            None => Vec::new(),
        };
        let place = place.map(|place| place.id.clone());
        Ok(Self { people, sight, place, messages, reader })
    }

    fn view<'a>(&'a self, site: &'a Site) -> View<'a> {
        View {
            people: &self.people,
            sight: &self.sight,
            place: self.place.as_deref().and_then(|place| self.sight.place(place)),
            messages: &self.messages,
            reader: &self.reader,
            actions: &site.actions,
        }
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|one| one.is_ascii_digit())
}

fn served(markup: Markup) -> Response {
    let headers: [(HeaderName, &str); 4] = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, Html(markup.into_string())).into_response()
}
