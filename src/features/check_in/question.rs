//! Lets managers put a check-in's questions in their own words.

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::check_in::{Questions, VARIANTS};
use crate::domain::{Language, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// The sets of questions of a programme.
#[derive(Clone, Debug)]
pub struct Sets {
    /// The languages of its creators.
    pub languages: Vec<Language>,
    /// The sets that managers wrote: language and number.
    pub written: Vec<(Language, i32)>,
}

/// The sets of questions of the asker's programme.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn sets(tx: &mut Tx, member: &Member) -> Result<Sets> {
    member.manager()?;
    let program = member.program.program_id;
    Ok(Sets {
        languages: store::program::list_languages(tx, &member.program).await?,
        written: store::check_in::list_written(tx, program).await?,
    })
}

/// The questions of a set that managers wrote; none where Duet's own are asked.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`] where there is no such set.
pub async fn of_set(
    tx: &mut Tx,
    member: &Member,
    (language, variant): (Language, i32),
) -> Result<Option<Questions>> {
    member.manager()?;
    if !(1..=VARIANTS).contains(&variant) {
        return Err(Refusal::PressStale.into());
    }
    Ok(store::check_in::find_questions(tx, member.program.program_id, language, variant).await?)
}

/// Keeps the questions of a set; none bring Duet's own back.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`] where there is no such set.
pub async fn keep(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (language, variant): (Language, i32),
    questions: Option<&Questions>,
) -> Result<Sets> {
    let before = of_set(tx, member, (language, variant)).await?;
    let program = member.program.program_id;
    match questions {
        Some(questions) => {
            let now = app.clock.now();
            store::check_in::insert_or_update_questions(tx, program, (language, variant), questions, now)
                .await?;
        }
        None => store::check_in::delete_questions(tx, program, language, variant).await?,
    }
    if before.as_ref() != questions {
        let detail = format!("{language} {variant}");
        let line = member.did(app, Deed::CheckInQuestions, Subject::Program(program), detail);
        store::audit::insert(tx, &line).await?;
    }
    sets(tx, member).await
}
