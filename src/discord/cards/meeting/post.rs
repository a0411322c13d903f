//! What stands of a meeting in the council's channel: when it is, its agenda, and what is on record of it.

use super::{add_button, answers, counts, hours, lines, recorded, when};
use crate::discord::card::{Card, Control};
use crate::discord::cards::{decision, proposal};
use crate::discord::press::Press;
use crate::domain::Language;
use crate::domain::meeting::{Piece, Posted, State, View};
use crate::domain::post::{Post, Subject};
use crate::i18n::{Message, text};

/// A meeting as it stands in the channel; none of what is not there.
pub fn posted(posted: &Posted, piece: Piece, language: Language) -> Option<Card> {
    let view = &posted.view;
    let id = view.meeting.meeting_id;
    let post = Post { subject: Subject::Meeting(piece, id), language };
    let sign = Control::Sign { press: Press::PostShow(post), sign: "🌐" };
    let card = shown(posted, piece, language)?;
    let is_open = view.is_ahead && piece == Piece::Plan;
    let own = is_open.then(|| answers(id)).into_iter().flatten();
    let add = (piece == Piece::Record && !view.missing().is_empty()).then(|| add_button(id));
    Some(card.row(own.chain(add).chain([sign])))
}

/// The same for one reader.
pub fn shown(posted: &Posted, piece: Piece, language: Language) -> Option<Card> {
    let view = &posted.view;
    if view.meeting.state == State::CalledOff {
        return Some(Card::titled(text::meeting_off_title(view.day)).text(text::meeting_off()));
    }
    match piece {
        Piece::Plan => Some(plan(view)),
        Piece::Agenda => Some(agenda(posted)),
        Piece::Record if view.records.is_empty() => None,
        Piece::Record => Some(recorded(Card::titled(text::meeting_record_title(view.day)), view, language)),
    }
}

fn plan(view: &View) -> Card {
    let meeting = &view.meeting;
    Card::titled(text::meeting_title(view.day))
        .text(when(meeting))
        .lines(hours(&view.sitters, (meeting.starts_at, meeting.minutes)))
        .text(counts(view))
}

fn agenda(posted: &Posted) -> Card {
    let view = &posted.view;
    let card = Card::titled(text::meeting_agenda_title(view.day)).text(when(&view.meeting));
    let proposals: Vec<Message> = posted
        .proposals
        .iter()
        .map(|open| text::meeting_agenda_line(open.titles(), proposal::standing(open)))
        .collect();
    let decisions: Vec<Message> = posted
        .decisions
        .iter()
        .map(|told| text::meeting_agenda_line(&told.said, decision::line(&told.decision)))
        .collect();
    let card = match (proposals.is_empty(), decisions.is_empty()) {
        (true, true) => card.text(text::meeting_agenda_none()),
        _ => [(text::meeting_agenda_proposals(), proposals), (text::meeting_agenda_decisions(), decisions)]
            .into_iter()
            .filter(|(_, items)| !items.is_empty())
            .fold(card, |card, (name, items)| card.field(name, lines(items))),
    };
    card.text(text::meeting_agenda_points())
}

/// The name of the thread under its agenda.
pub fn thread_name(view: &View) -> Message {
    text::meeting_thread(view.day)
}
