//! The cards of what creators hand in: what is asked of them, how far it has come, and what managers decide about it.

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::submission::{POST_LENGTH, Revision, State, Submission, URL_LENGTH, WORDS_LENGTH};
use crate::domain::{DeadlineId, SubmissionDraftId, SubmissionId};
use crate::features::submission::{Decision, Place, Row, Start, Told, View};
use crate::i18n::{Arg, Message, Verbatim, mention, submission as words, text};

/// Lines of a list.
const MOST: usize = 25;

/// The names of the inputs.
pub mod input {
    /// Where it can be seen.
    pub const URL: &str = "link";
    /// The words that stand beside it.
    pub const POST: &str = "post";
    /// Since when it is published.
    pub const DAY: &str = "day";
    /// What a reviewer says.
    pub const WORDS: &str = "words";
}

const fn button(press: Press, label: Message, weight: Weight) -> Control {
    Control::Button { press, label, weight }
}

fn limit(characters: usize) -> u16 {
    u16::try_from(characters).unwrap_or(u16::MAX)
}

/// What is asked of the reader.
pub fn list(rows: &[Row]) -> Card {
    let card = Card::titled(text::submission_list_title());
    if rows.is_empty() {
        return card.text(text::submission_list_none());
    }
    let line = |row: &Row| {
        text::submission_list_row(&row.title, &row.campaign, words::row(row.state, row.deadline.due_on))
    };
    card.lines(rows.iter().take(MOST).map(line)).row([select(
        Press::SubmissionShowChosen(Nothing),
        text::submission_list_choose(),
        rows,
    )])
}

/// For which of these things something is handed in.
pub fn choose(id: SubmissionDraftId, rows: &[Row]) -> Card {
    Card::titled(text::submission_choose_title()).text(text::submission_choose()).row([select(
        Press::SubmissionChoose(id),
        text::submission_list_choose(),
        rows,
    )])
}

fn select(press: Press, placeholder: Message, rows: &[Row]) -> Control {
    let choice = |row: &Row| Choice {
        value: row.deadline.deadline_id.to_string(),
        label: text::submission_choice(&row.title, &row.campaign),
        is_chosen: false,
    };
    Control::Select {
        press,
        placeholder,
        choices: rows.iter().take(MOST).map(choice).collect(),
        bounds: (1, 1),
    }
}

/// One thing that is asked of the reader, and what they handed in for it.
pub fn own(view: &View) -> Card {
    let card = standing(Card::titled(text::submission_title(&view.title)), view);
    let mut next = Vec::new();
    if let Some(deadline) = view.deadline {
        next.extend(hand_in(view, deadline.deadline_id));
    }
    next.extend(view.submission.as_ref().and_then(publish));
    next.extend(thread(view));
    let list = button(Press::SubmissionList(Nothing), text::submission_list_button(), Weight::Secondary);
    said(card, view).row(next.into_iter().chain([list]))
}

/// The way to hand in a version, where one can be.
fn hand_in(view: &View, id: DeadlineId) -> Option<Control> {
    let (label, weight) = match view.submission.as_ref().map(|submission| submission.state) {
        None => (text::submission_start_button(), Weight::Primary),
        Some(State::ChangesAsked | State::Declined) => (text::submission_again_button(), Weight::Primary),
        Some(State::Waiting) => (text::submission_replace_button(), Weight::Secondary),
        Some(State::Approved | State::Posted | State::Published) => return None,
    };
    Some(button(Press::SubmissionStart(id), label, weight))
}

/// The way to say where it is published, where that can be said.
fn publish(submission: &Submission) -> Option<Control> {
    let (label, weight) = match submission.state {
        State::Approved => (text::submission_post_button(), Weight::Primary),
        State::Posted => (text::submission_repost_button(), Weight::Secondary),
        _ => return None,
    };
    Some(button(Press::SubmissionPostForm(submission.submission_id), label, weight))
}

/// The way to where creator and managers talk.
fn thread(view: &View) -> Option<Control> {
    let url = format!("https://discord.com/channels/{}/{}", view.server_id, view.thread?);
    Some(Control::Link { label: text::submission_thread_button(), url })
}

/// What the reader wants to know first: how far it has come, and what a manager said.
fn standing(card: Card, view: &View) -> Card {
    let Some(submission) = &view.submission else {
        return card.text(text::submission_open(&view.campaign));
    };
    let by = submission.decided_by_person_id.map(mention::person);
    let card = card.text(match (submission.state, by) {
        (State::ChangesAsked, Some(by)) => text::submission_changes_asked(by),
        (State::Declined, Some(by)) => text::submission_declined(by),
        (State::Approved, Some(by)) => text::submission_approved(by),
        (State::Published, Some(by)) => text::submission_published(by),
        (State::Posted, _) => text::submission_posted(),
        _ => text::submission_waiting(submission.sent_at),
    });
    let card = match &view.fee {
        Some(fee) => card.text(text::submission_fee(fee.clone())),
        None => card,
    };
    match view.revisions.last() {
        Some(newest) if !newest.words.is_empty() => {
            card.field(text::submission_words(), text::value(&newest.words))
        }
        _ => card,
    }
}

/// Everything else: the campaign, the day, what was handed in, the post, and earlier versions.
fn said(mut card: Card, view: &View) -> Card {
    card = card.figure(text::submission_campaign(), text::value(&view.campaign));
    if let Some(deadline) = view.deadline {
        card = card.figure(text::submission_due(), text::submission_day(deadline.due_on));
    }
    if let Some(newest) = view.revisions.last() {
        card = card.figure(text::submission_version(), text::submission_number(i64::from(newest.number)));
        card = card.field(text::submission_link(), link(view, newest));
        card = card.lines([text::submission_post_label(), text::submission_post(&newest.post)]);
    }
    if let Some(submission) = &view.submission
        && let (Some(url), Some(on)) = (&submission.post_url, submission.posted_on)
    {
        card = card.field(text::submission_post_there(), text::submission_post_since(Verbatim(&**url), on));
    }
    let earlier = view.revisions.split_last().map_or(&[][..], |(_, earlier)| earlier);
    if !earlier.is_empty() {
        let lines: Vec<Arg> = earlier.iter().rev().map(|one| Arg::from(version(view, one))).collect();
        card = card.field(text::submission_earlier(), text::lines(Arg::Lines(lines)));
    }
    card
}

/// Where a version can be seen.
fn link(view: &View, revision: &Revision) -> Message {
    let url = match (revision.kept_channel_id, revision.kept_message_id) {
        (Some(channel), Some(message)) => {
            format!("https://discord.com/channels/{}/{channel}/{message}", view.server_id)
        }
        _ => revision.url.clone(),
    };
    let url = Verbatim(&*url);
    match &revision.file_name {
        Some(name) => text::submission_file(name, url),
        None => text::submission_address(url),
    }
}

/// A version that was replaced.
fn version(view: &View, revision: &Revision) -> Message {
    let (number, sent) = (i64::from(revision.number), mention::ago(revision.sent_at));
    match revision.words.is_empty() {
        true => text::submission_version_row(number, sent, link(view, revision)),
        false => text::submission_version_row_words(number, sent, link(view, revision), &revision.words),
    }
}

/// The form in which something is handed in.
pub fn form(start: &Start, deadline: DeadlineId) -> Form {
    let (draft, last) = (start.draft.as_ref(), start.view.revisions.last());
    let id = draft.map_or(SubmissionDraftId(0), |draft| draft.submission_draft_id);
    let is_file = draft.is_some_and(|draft| draft.file_name.is_some());
    let known = match draft {
        Some(draft) => Some(draft.url.clone()),
        None => last.filter(|last| last.file_name.is_none()).map(|last| last.url.clone()),
    };
    let words = draft.map(|draft| draft.post.clone()).filter(|post| !post.is_empty());
    let words = words.or_else(|| last.map(|last| last.post.clone()));
    let link = Input::line(input::URL, text::submission_form_link(), limit(URL_LENGTH))
        .example(text::submission_form_link_example())
        .filled(known);
    let post = Input::lines(input::POST, text::submission_form_post(), limit(POST_LENGTH))
        .example(text::submission_form_post_example())
        .filled(words);
    Form {
        press: Press::SubmissionSend(Pair(id, deadline)),
        title: text::submission_form_title(),
        inputs: if is_file { vec![post] } else { vec![link, post] },
    }
}

/// The form for where it is published.
pub fn post_form(submission: &Submission) -> Form {
    Form {
        press: Press::SubmissionPost(submission.submission_id),
        title: text::submission_post_title(),
        inputs: vec![
            Input::line(input::URL, text::submission_form_link(), limit(URL_LENGTH))
                .example(text::submission_form_link_example())
                .filled(submission.post_url.clone()),
            Input::line(input::DAY, text::submission_form_day(), 40)
                .example(text::submission_form_day_example())
                .optional(),
        ],
    }
}

/// What waits for a manager, one at a time, with the way to those before and after it.
pub fn place(place: &Place) -> Card {
    let card = review(&place.view);
    let card = match place.position {
        Some(position) => card.footer(text::submission_position(position, place.waiting)),
        None => card.footer(text::submission_in_queue(place.waiting)),
    };
    let way = |id: Option<SubmissionId>, label: Message| {
        id.map(|id| button(Press::SubmissionReview(id), label, Weight::Secondary))
    };
    let ways = [
        way(place.previous, text::review_previous_button()),
        way(place.next, text::review_next_button()),
        Some(button(Press::RightQueue(Nothing), text::right_queue_button(), Weight::Secondary)),
    ];
    card.row(ways.into_iter().flatten())
}

/// Nothing waits.
pub fn none_waiting() -> Card {
    let rights = button(Press::RightQueue(Nothing), text::right_queue_button(), Weight::Secondary);
    Card::plain(text::submission_queue_none()).row([rights])
}

/// What a creator handed in, as a manager decides on it.
fn review(view: &View) -> Card {
    let title = text::submission_review_title(&view.creator.name, &view.title);
    let mut card = Card::titled(title);
    let Some(submission) = &view.submission else { return card };
    card = match (submission.state, view.deadline.map(|deadline| deadline.due_on)) {
        (State::Waiting, Some(due_on)) if submission.sent_at.date_naive() > due_on => {
            card.text(text::submission_review_late(submission.sent_at, due_on))
        }
        (State::Waiting, _) => card.text(text::submission_review_sent(submission.sent_at)),
        (State::Posted, _) => card.text(text::submission_review_posted()),
        _ => standing(card, view),
    };
    said(card, view).row(decisions(submission)).row(thread(view))
}

fn decisions(submission: &Submission) -> Vec<Control> {
    let seen = Pair(submission.submission_id, submission.step);
    match submission.state {
        State::Waiting => vec![
            button(Press::SubmissionApprove(seen), text::submission_approve_button(), Weight::Success),
            button(Press::SubmissionChangeForm(seen), text::submission_change_button(), Weight::Secondary),
            button(Press::SubmissionDeclineForm(seen), text::submission_decline_button(), Weight::Danger),
        ],
        State::Posted => vec![
            button(Press::SubmissionConfirm(seen), text::submission_confirm_button(), Weight::Success),
            button(Press::SubmissionWrongForm(seen), text::submission_wrong_button(), Weight::Secondary),
        ],
        _ => Vec::new(),
    }
}

/// The form for what a reviewer says.
pub fn words_form(press: Press, title: Message) -> Form {
    let said = Input::lines(input::WORDS, text::submission_form_words(), limit(WORDS_LENGTH))
        .example(text::submission_form_words_example());
    Form { press, title, inputs: vec![said] }
}

/// What came of a decision, to whoever pressed elsewhere than in the queue.
pub fn decided(decision: &Decision) -> Card {
    let name = &decision.view.creator.name;
    if !decision.is_own {
        return said(standing(Card::titled(text::submission_faster_title()), &decision.view), &decision.view);
    }
    Card::plain(match decision.state() {
        Some(State::Declined) => text::submission_decided_declined(name),
        Some(State::ChangesAsked) => text::submission_decided_changes(name),
        Some(State::Published) => text::submission_decided_published(name),
        _ => text::submission_decided_approved(name),
    })
}

/// News about what was handed in.
pub fn told(told: &Told) -> Card {
    match told {
        Told::Sent(view) => {
            let id = view.submission.as_ref().map(|submission| submission.submission_id);
            let is_post = view.submission.as_ref().is_some_and(|one| one.state == State::Posted);
            let title = match is_post {
                true => text::submission_told_posted(&view.creator.name, &view.title),
                false => text::submission_told_sent(&view.creator.name, &view.title),
            };
            let card = Card::titled(title).text(text::submission_told_campaign(&view.campaign));
            let look = id.map(|id| {
                button(Press::SubmissionReview(id), text::submission_look_button(), Weight::Primary)
            });
            card.row(look.into_iter().chain(thread(view)))
        }
        Told::Filed(view, revision) => {
            let number = i64::from(revision.number);
            let name = revision.file_name.clone().unwrap_or_default();
            let show = view.deadline.map(|deadline| {
                let press = Press::SubmissionShow(deadline.deadline_id);
                button(press, text::submission_show_button(), Weight::Secondary)
            });
            Card::titled(text::submission_filed_title(&view.title, number))
                .text(text::submission_filed())
                .enclosing(name, revision.url.clone())
                .row(show)
        }
        Told::Decided(view) => {
            let card = standing(Card::titled(text::submission_title(&view.title)), view);
            let again = view.deadline.and_then(|deadline| hand_in(view, deadline.deadline_id));
            let next = view.submission.as_ref().and_then(publish);
            let show = view.deadline.map(|deadline| {
                let press = Press::SubmissionShow(deadline.deadline_id);
                button(press, text::submission_show_button(), Weight::Secondary)
            });
            card.figure(text::submission_campaign(), text::value(&view.campaign))
                .footer(text::submission_talk())
                .row(again.into_iter().chain(next).chain(show))
        }
    }
}
