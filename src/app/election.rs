//! Brings the posts of elections in line with what is known of them, wherever that changes.

use super::App;
use crate::domain::council::News;
use crate::domain::election::Contest;
use crate::domain::notice::{Notice, Reader};
use crate::domain::post::Subject;
use crate::domain::program::{Channel, Purpose};
use crate::domain::{ElectionId, PersonId};
use crate::store::{self, Tx};

impl App {
    /// Has an election posted in the channels of each market in which it is held, or drawn anew where it stands.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn show_election(&self, tx: &mut Tx, election: ElectionId) -> sqlx::Result<()> {
        for contest in store::election::list_contests(tx, election).await? {
            self.show_contest(tx, &contest).await?;
        }
        Ok(())
    }

    /// The same in one market.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn show_contest(&self, tx: &mut Tx, contest: &Contest) -> sqlx::Result<()> {
        let (contest_id, program) = (contest.contest_id, contest.program_id);
        let mut places = store::post::list_places(tx, program, Subject::Contest(contest_id)).await?;
        if places.is_empty() {
            let own = store::program::get(tx, program).await?.language;
            let market = Some(contest.market_id);
            let channels = store::program::list_channels(tx, program, Purpose::Market, market).await?;
            let place = |channel: &Channel| (channel.channel_id, channel.language.unwrap_or(own));
            places = channels.iter().map(place).collect();
        }
        for (channel, language) in places {
            let notice = Notice::Council { told: News::Contest { contest_id, language } };
            self.notify(tx, program, Reader::Channel(channel), &notice).await?;
        }
        Ok(())
    }

    /// Takes back that somebody stands in elections, or was elected, and has what stands of these drawn anew without them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn withdraw_candidacies(&self, tx: &mut Tx, person: PersonId) -> sqlx::Result<()> {
        let contests = store::election::list_of_person(tx, person).await?;
        for contest in &contests {
            // Whoever counts it at this moment has either done so, or does so without them.
            store::election::update_stepped_back(tx, contest.election_id).await?;
        }
        store::election::delete_candidacies_of(tx, person).await?;
        for contest in &contests {
            self.show_contest(tx, contest).await?;
        }
        Ok(())
    }
}
