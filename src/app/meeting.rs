//! Tells the members of a council of its meetings: what stands in its channel, and who is reminded.

use chrono::{DateTime, Utc};

use super::App;
use crate::domain::contact::Topic;
use crate::domain::council::{Council, News, Seat};
use crate::domain::meeting::{Meeting, Piece, Posted, Sitter, View};
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::Zone;
use crate::domain::reminder::{Kind, Reminder};
use crate::domain::{CouncilId, Language, MeetingId, PersonId, ProgramId};
use crate::store::{self, Tx};

/// Proposals on a meeting's agenda.
const AGENDA: i64 = 10;
/// Decisions that are looked through for those that are not done.
const DECISIONS: i64 = 25;

impl App {
    /// Where a person is, as far as is known.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn zone_of(&self, tx: &mut Tx, program: ProgramId, person: PersonId) -> sqlx::Result<Zone> {
        let now = self.clock.now();
        Ok(store::contact::get_situation(tx, (program, person), Topic::Decision, now).await?.zone)
    }

    /// Has these seats asked to a meeting, and reminded of it where they are; anew where they were.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn expect_at(&self, tx: &mut Tx, meeting: &Meeting, seats: &[Seat]) -> sqlx::Result<()> {
        for seat in seats {
            let place = (meeting.meeting_id, seat.creator_id);
            store::meeting::insert_attendance(tx, self.ids.next(), place).await?;
        }
        for expected in store::meeting::list_attendance(tx, meeting.meeting_id).await? {
            if let Some(seat) = seats.iter().find(|seat| seat.creator_id == expected.creator_id) {
                let zone = self.zone_of(tx, meeting.program_id, seat.person_id).await?;
                let whose = (meeting.program_id, Some(seat.creator_id));
                let about = (Kind::Meeting, expected.attendance_id.0);
                let when = (zone, meeting.starts_at);
                let reminder = Reminder::at(self.ids.next(), whose, about, when, self.clock.now());
                store::reminder::insert_or_update(tx, &reminder).await?;
            }
        }
        Ok(())
    }

    /// Has somebody who takes a seat asked to all meetings that are still to come.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn expect_from_now_on(&self, tx: &mut Tx, council: CouncilId, seat: &Seat) -> sqlx::Result<()> {
        for meeting in self.meetings_ahead(tx, council).await? {
            self.expect_at(tx, &meeting, std::slice::from_ref(seat)).await?;
        }
        Ok(())
    }

    /// The meetings of a council that are still to come, the next first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn meetings_ahead(&self, tx: &mut Tx, council: CouncilId) -> sqlx::Result<Vec<Meeting>> {
        let now = self.clock.now();
        let mut all = store::meeting::list(tx, council).await?;
        all.retain(|meeting| meeting.is_ahead(now));
        Ok(all)
    }

    /// Has what stands of a meeting in the council's channel drawn anew, or posted where it does not stand yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn show_meeting(
        &self,
        tx: &mut Tx,
        (council, meeting): (&Council, &Meeting),
        pieces: &[Piece],
    ) -> sqlx::Result<()> {
        let Some(channel) = council.channel_id else { return Ok(()) };
        let program = council.program_id;
        let language = store::program::language_of_channel(tx, program, channel).await?;
        for piece in pieces {
            let told = News::Meeting { piece: *piece, meeting_id: meeting.meeting_id, language };
            self.notify(tx, program, Reader::Channel(channel), &Notice::Council { told }).await?;
        }
        Ok(())
    }

    /// Has the meetings that are still to come drawn anew, because somebody took a seat or left it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn show_meetings_ahead(&self, tx: &mut Tx, council: &Council) -> sqlx::Result<()> {
        for meeting in self.meetings_ahead(tx, council.council_id).await? {
            self.show_meeting(tx, (council, &meeting), &[Piece::Plan]).await?;
        }
        Ok(())
    }

    /// Has meetings drawn anew to which somebody was to come, or of whom they put something on record: their name is gone
    /// when that is done.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn leave_meetings(
        &self,
        tx: &mut Tx,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> sqlx::Result<()> {
        for (meetings, piece) in [
            (store::meeting::list_expecting(tx, person, now).await?, Piece::Plan),
            (store::meeting::list_recorded(tx, person).await?, Piece::Record),
        ] {
            for meeting in meetings {
                if let Some(council) =
                    store::council::find(tx, meeting.program_id, meeting.council_id).await?
                {
                    self.show_meeting(tx, (&council, &meeting), &[piece]).await?;
                }
            }
        }
        Ok(())
    }

    /// Whoever has these seats, and where they are; for a meeting, with what they said.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sitters(
        &self,
        tx: &mut Tx,
        (program, seats): (ProgramId, &[Seat]),
        of: Option<MeetingId>,
    ) -> sqlx::Result<Vec<Sitter>> {
        let known = match of {
            Some(meeting) => store::meeting::list_attendance(tx, meeting).await?,
            None => Vec::new(),
        };
        let mut sitters = Vec::with_capacity(seats.len());
        for seat in seats {
            let attendance = known.iter().find(|known| known.creator_id == seat.creator_id);
            sitters.push(Sitter {
                creator_id: seat.creator_id,
                name: seat.name.clone(),
                person_id: seat.person_id,
                zone: self.zone_of(tx, program, seat.person_id).await?,
                answer: attendance.and_then(|known| known.answer),
            });
        }
        Ok(sitters)
    }

    /// A meeting with all that belongs to it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn meeting_view(&self, tx: &mut Tx, council: &Council, meeting: Meeting) -> sqlx::Result<View> {
        let seats = store::council::list_seats(tx, council.council_id).await?;
        let zone = store::program::get(tx, council.program_id).await?.zone;
        let now = self.clock.now();
        let mut languages: Vec<Language> = Vec::new();
        for seat in &seats {
            if !languages.contains(&seat.language) {
                languages.push(seat.language);
            }
        }
        Ok(View {
            day: meeting.starts_at.with_timezone(&zone.0).date_naive(),
            name: store::council::get_name(tx, council.council_id).await?,
            sitters: self.sitters(tx, (council.program_id, &seats), Some(meeting.meeting_id)).await?,
            records: store::meeting::list_records(tx, meeting.meeting_id).await?,
            languages,
            is_ahead: meeting.is_ahead(now),
            is_over: meeting.is_over(now),
            meeting,
        })
    }

    /// What stands of a meeting in its council's channel; none where there is no such meeting.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn meeting_posted(
        &self,
        tx: &mut Tx,
        program: ProgramId,
        (piece, id): (Piece, MeetingId),
    ) -> sqlx::Result<Option<Posted>> {
        let Some(meeting) = store::meeting::find(tx, program, id).await? else { return Ok(None) };
        let council = store::council::find(tx, program, meeting.council_id).await?;
        let Some(council) = council else { return Ok(None) };
        let (mut proposals, mut decisions) = (Vec::new(), Vec::new());
        if piece == Piece::Agenda {
            for open in store::proposal::list_open(tx, meeting.council_id, AGENDA).await? {
                proposals.extend(store::proposal::find_view(tx, program, open.proposal_id).await?);
            }
            decisions = store::decision::list(tx, program, DECISIONS).await?;
            decisions.retain(|told| told.decision.done_at.is_none());
        }
        let view = self.meeting_view(tx, &council, meeting).await?;
        Ok(Some(Posted { view, proposals, decisions }))
    }
}
