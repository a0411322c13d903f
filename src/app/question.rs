//! Brings the posts of questions in line with what is known of them, wherever that changes.

use super::App;
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::{Channel, Purpose};
use crate::domain::question::{News, Question};
use crate::domain::{CreatorId, ProgramId};
use crate::store::{self, Tx};

impl App {
    /// Has a question posted in the channels of the market that is asked, or drawn anew where it stands.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn show_question(&self, tx: &mut Tx, question: &Question) -> sqlx::Result<()> {
        let (id, program) = (question.question_id, question.program_id);
        let mut places = store::question::list_posts(tx, id).await?;
        if places.is_empty() {
            let own = store::program::get(tx, program).await?.language;
            let market = Some(question.market_id);
            let channels = store::program::list_channels(tx, program, Purpose::Market, market).await?;
            let place = |channel: &Channel| (channel.channel_id, channel.language.unwrap_or(own));
            places = channels.iter().map(place).collect();
        }
        for (channel, language) in places {
            let notice = Notice::Question { news: News::Post(id, language) };
            self.notify(tx, program, Reader::Channel(channel), &notice).await?;
        }
        Ok(())
    }

    /// Has the posts of all questions drawn anew that a creator asked, answered or translated: they no longer agree to be
    /// named, or ask to be forgotten.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn show_questions_of(
        &self,
        tx: &mut Tx,
        program: ProgramId,
        creator: CreatorId,
    ) -> sqlx::Result<()> {
        let Some(found) = store::creator::find_in(tx, program, creator).await? else { return Ok(()) };
        let touched = store::question::list_touched(tx, (program, creator, found.person_id)).await?;
        for id in touched {
            if let Some(question) = store::question::find(tx, program, id).await? {
                self.show_question(tx, &question).await?;
            }
        }
        Ok(())
    }
}
