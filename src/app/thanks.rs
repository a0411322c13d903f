//! Takes public thanks back when a creator no longer agrees to them, wherever that is said.

use super::App;
use crate::domain::notice::{Notice, Reader};
use crate::domain::{CreatorId, ProgramId};
use crate::store::{self, Tx};

impl App {
    /// Takes back everything that thanks a creator by name: their posts are drawn anew without name and words, and what
    /// waits to be posted is not. Questions that they translated are drawn anew without their name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw_thanks(
        &self,
        tx: &mut Tx,
        program: ProgramId,
        creator: CreatorId,
    ) -> sqlx::Result<()> {
        for thanks_id in store::thanks::update_withdrawn(tx, creator).await? {
            for (channel, language) in store::thanks::list_posts(tx, thanks_id).await? {
                let notice = Notice::Thanks { thanks_id, language };
                self.notify(tx, program, Reader::Channel(channel), &notice).await?;
            }
        }
        self.show_questions_of(tx, program, creator).await
    }
}
