//! The words of what a brief asks for: where, in what form, by when, for how much, and who may use it.

use chrono::NaiveDate;

use super::{Arg, Message, text};
use crate::domain::brief::{Asked, Rights};
use crate::domain::deliverable::{Format, Piece};
use crate::domain::money::Money;
use crate::domain::placement::Platform;

/// What a platform is called.
pub fn platform(platform: Platform) -> Message {
    match platform {
        Platform::YouTube => text::link_platform_youtube(),
        Platform::Instagram => text::link_platform_instagram(),
        Platform::TikTok => text::link_platform_tiktok(),
        Platform::Telegram => text::link_platform_telegram(),
        Platform::Vk => text::link_platform_vk(),
        Platform::X => text::link_platform_x(),
        Platform::Twitch => text::link_platform_twitch(),
    }
}

/// What a form is called.
pub fn format(format: Format) -> Message {
    match format {
        Format::Video => text::deliverable_format_video(),
        Format::Short => text::deliverable_format_short(),
        Format::Story => text::deliverable_format_story(),
        Format::Post => text::deliverable_format_post(),
        Format::Photo => text::deliverable_format_photo(),
        Format::Stream => text::deliverable_format_stream(),
        Format::Article => text::deliverable_format_article(),
    }
}

/// What one of the texts about a deliverable is called.
pub fn piece(piece: Piece) -> Message {
    match piece {
        Piece::Title => text::deliverable_piece_title(),
        Piece::Description => text::deliverable_piece_description(),
        Piece::RightsScope => text::deliverable_piece_scope(),
        Piece::RightsChannels => text::deliverable_piece_channels(),
        Piece::RightsTerritory => text::deliverable_piece_territory(),
    }
}

/// What form something has, and where it is published.
pub fn place((on, form): (Option<Platform>, Format)) -> Message {
    match on {
        Some(on) => text::deliverable_place(format(form), platform(on)),
        None => text::deliverable_place_any(format(form)),
    }
}

/// By when something is due.
pub fn due(due_on: Option<NaiveDate>) -> Message {
    match due_on {
        Some(due_on) => text::deliverable_due(due_on),
        None => text::deliverable_due_none(),
    }
}

/// What something pays.
pub fn pay(pay: Option<&Money>) -> Message {
    match pay {
        None => text::deliverable_pay_none(),
        Some(pay) if pay.minor == 0 => text::deliverable_pay_zero(),
        Some(pay) => text::deliverable_pay(pay.clone()),
    }
}

/// How long something may be used.
pub fn window(days: (Option<NaiveDate>, Option<NaiveDate>)) -> Message {
    match days {
        (None, None) => text::deliverable_window_open(),
        (Some(from), None) => text::deliverable_window_from(from),
        (None, Some(until)) => text::deliverable_window_until(until),
        (Some(from), Some(until)) => text::deliverable_window(from, until),
    }
}

/// Everything about something that is asked for, but what it is called: a line each.
pub fn lines(asked: &Asked) -> Vec<Message> {
    let mut lines = Vec::new();
    if !asked.description.is_empty() {
        lines.push(text::deliverable_words(&asked.description));
    }
    lines.push(text::deliverable_line_place(place((asked.platform, asked.format))));
    lines.push(match asked.due_on {
        Some(day) => text::deliverable_line_due(day),
        None => text::deliverable_line_due_none(),
    });
    lines.push(text::deliverable_line_pay(pay(asked.pay.as_ref())));
    lines.push(text::deliverable_line_rights(rights(&asked.rights)));
    lines
}

/// Who may use something, for what, where and how long.
pub fn rights(rights: &Rights) -> Message {
    if rights.is_empty() {
        return text::deliverable_rights_none();
    }
    let says = [&rights.scope, &rights.channels, &rights.territory];
    let mut parts: Vec<Arg> = says.into_iter().filter(|words| !words.is_empty()).map(Arg::from).collect();
    parts.push(Arg::from(window((rights.from_on, rights.until_on))));
    text::deliverable_rights(Arg::Lines(parts))
}
