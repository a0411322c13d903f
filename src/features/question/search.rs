//! Finds what was asked and answered before, by words in either language.

use std::collections::{BTreeMap, BTreeSet};

use super::{View, open_in, reader, view};
use crate::app::Member;
use crate::domain::question::{SEARCH_LENGTH, matched, stems};
use crate::domain::refusal::Question as No;
use crate::domain::text::clean;
use crate::domain::{QuestionId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Questions that are shown of what is found.
const MOST: usize = 10;

/// The questions in which these words stand, in whatever form, in the question or an answer to it, in whatever language:
/// those with all of them, or where there are none those with most of them; the newest first.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::Question`] where there is nothing to search for.
pub async fn search(tx: &mut Tx, member: &Member, typed: &str) -> Result<Vec<View>> {
    reader(member)?;
    let typed: String = clean(typed).chars().take(SEARCH_LENGTH).collect();
    let wanted = stems(&typed);
    if wanted.is_empty() {
        return Err(Refusal::Question(No::SearchEmpty).into());
    }
    let program = member.program.program_id;
    let mut found: BTreeMap<QuestionId, BTreeSet<String>> = BTreeMap::new();
    for (id, stems) in store::question::search(tx, program, &wanted).await? {
        found.entry(id).or_default().extend(stems.split(' ').map(str::to_owned));
    }
    let ranked: Vec<(usize, QuestionId)> =
        found.iter().rev().map(|(id, among)| (matched(&wanted, among), *id)).collect();
    let best = ranked.iter().map(|(rank, _)| *rank).max().unwrap_or_default();
    let mut views = Vec::new();
    for (_, id) in ranked.into_iter().filter(|(rank, _)| *rank == best).take(MOST) {
        if let Some(question) = open_in(tx, program, id).await? {
            views.push(view(tx, &question).await?);
        }
    }
    Ok(views)
}
