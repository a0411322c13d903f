//! Lets everybody congratulate a creator on a tier, where the creator agreed to that.

use crate::app::App;
use crate::domain::campaign::TextState;
use crate::domain::consent::Use;
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::{Program, Purpose};
use crate::domain::tier::{Text, Tier};
use crate::domain::{ProgramId, TierMoveId};
use crate::error::Result;
use crate::store::standing::{Climber, TierMove};
use crate::store::{self, Tx};

/// Who is congratulated on what.
#[derive(Clone, Debug)]
pub struct Celebration {
    /// The creator's name.
    pub creator: String,
    /// The words of their tier, in every language in which they are ready.
    pub texts: Vec<Text>,
}

/// Has a move congratulated on in the channel of the creator's market, else where everybody is told things. Not in a
/// language in which the tier's words are not ready.
pub(super) async fn post(
    app: &App,
    tx: &mut Tx,
    program: &Program,
    (climber, step): (&Climber, &TierMove),
    tier: &Tier,
) -> Result<()> {
    if !store::consent::list(tx, climber.creator_id).await?.contains(&Use::Milestones) {
        return Ok(());
    }
    let id = program.program_id;
    let mut channels = match climber.market_id {
        Some(market) => store::program::list_channels(tx, id, Purpose::Market, Some(market)).await?,
        None => Vec::new(),
    };
    if channels.is_empty() {
        channels = store::program::list_channels(tx, id, Purpose::Announcements, None).await?;
    }
    let Some(channel) = channels.first() else { return Ok(()) };
    let language = channel.language.unwrap_or(program.language);
    if tier.text(language).is_some_and(|text| text.state == TextState::Ready) {
        let notice = Notice::TierCelebrated { tier_move_id: step.tier_move_id, language };
        app.notify(tx, id, Reader::Channel(channel.channel_id), &notice).await?;
    }
    Ok(())
}

/// Who is congratulated, as long as they agree and are there; looked up when it is said.
///
/// # Errors
/// When the database fails.
pub async fn celebration(tx: &mut Tx, program: ProgramId, step: TierMoveId) -> Result<Option<Celebration>> {
    let program = store::program::get(tx, program).await?;
    let found = store::standing::find_celebrated(tx, &program, step).await?;
    Ok(found.map(|(creator, texts)| Celebration { creator, texts }))
}
