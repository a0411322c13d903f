//! What the buttons and the select of `/help` do.

use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::help::{self as cards, Reader, Standing};
use crate::domain::Refusal;
use crate::domain::creator::Stage;
use crate::error::{Error, Result};

/// Draws everything that the asker can do.
pub async fn home(ask: &Ask<'_>) {
    ask.redraw(async { Ok(Reply::Redraw(cards::overview(&reader(ask).await?))) }).await;
}

/// Draws the commands of the topic that was chosen.
pub async fn topic(ask: &Ask<'_>) {
    let values = ask.values();
    ask.redraw(async {
        let reader = reader(ask).await?;
        let card = values.first().and_then(|name| cards::topic(&reader, name));
        Ok(Reply::Redraw(card.ok_or(Refusal::PressStale)?))
    })
    .await;
}

/// Who asks for help. Nobody is refused: strangers, and servers that nobody has set up, need it most.
///
/// # Errors
/// When the database fails.
pub async fn reader(ask: &Ask<'_>) -> Result<Reader> {
    let mut tx = ask.app.begin().await?;
    let entered = ask.enter(&mut tx).await;
    tx.commit().await?;
    let (program, standing, is_staff) = match entered {
        Ok(member) => {
            let stage = member.creator.as_ref().map(|creator| creator.stage);
            let standing = match stage {
                _ if member.program.ready_at.is_none() => Standing::Unset,
                _ if member.is_manager => Standing::Manager,
                Some(Stage::Active) => Standing::Creator,
                Some(Stage::Applied) => Standing::Waiting,
                _ => Standing::Stranger,
            };
            let is_staff = member.is_manager || member.manages_server;
            (Some(member.program.name), standing, is_staff && ask.asker.server_id.is_some())
        }
        Err(Error::Refusal(Refusal::ProgramNotSetUp)) => (None, Standing::Unset, ask.asker.manages_server),
        Err(Error::Refusal(Refusal::ProgramUnclear { .. })) => (None, Standing::CreatorOfSeveral, false),
        Err(Error::Refusal(_)) => (None, Standing::Nowhere, false),
        Err(error) => return Err(error),
    };
    Ok(Reader { language: ask.language(), program, standing, is_staff })
}
