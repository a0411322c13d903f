//! Several cards as one, for somebody who would otherwise get a message for each.

use std::collections::BTreeSet;

use super::{Card, Control, ROW};
use crate::i18n::{Message, text};

/// Rows of controls under a message.
const ROWS: usize = 5;

impl Card {
    /// One card that says what all of these say, each under its number. Buttons bear the number too, unless they do the
    /// same for several.
    pub fn several(title: Message, cards: Vec<Self>) -> Self {
        let all: Vec<String> = cards.iter().flat_map(|card| card.rows.iter().flatten()).map(does).collect();
        let mut placed = BTreeSet::new();
        let mut whole = Self::titled(title);
        for (number, card) in (1_i64..).zip(cards) {
            let Self { title, text, fields, rows, .. } = card;
            let mut section: Vec<Message> =
                title.map(|title| text::bundle_section(number, title)).into_iter().collect();
            section.extend(text.into_iter().flatten());
            section.extend(fields.into_iter().map(|(name, value, _)| text::bundle_field(name, value)));
            whole = whole.lines(section);
            for row in rows {
                let mut controls = Vec::new();
                for control in row {
                    let does = does(&control);
                    let is_own = all.iter().filter(|known| **known == does).count() == 1;
                    if placed.insert(does) {
                        controls.push(if is_own { numbered(number, control) } else { control });
                    }
                }
                whole.pack(controls);
            }
        }
        whole
    }

    /// Adds controls where there is room, those of one card side by side. What has no room can be found by commands.
    fn pack(&mut self, controls: Vec<Control>) {
        if controls.is_empty() {
            return;
        }
        let is_list = |control: &Control| {
            matches!(control, Control::Select { .. } | Control::Roles { .. } | Control::Channels { .. })
        };
        let has_room = |row: &Vec<Control>| {
            row.len() + controls.len() <= ROW && !row.iter().chain(&controls).any(is_list)
        };
        let is_full = self.rows.len() >= ROWS;
        match self.rows.last_mut().filter(|row| has_room(row)) {
            Some(row) => row.extend(controls),
            None if is_full => {}
            None => self.rows.push(controls),
        }
    }
}

/// What a control does, by which two that do the same are known.
fn does(control: &Control) -> String {
    match control {
        Control::Button { press, .. }
        | Control::Sign { press, .. }
        | Control::Select { press, .. }
        | Control::Roles { press, .. }
        | Control::Channels { press, .. }
        | Control::People { press, .. } => press.to_string(),
        Control::Link { url, .. } => url.clone(),
    }
}

fn numbered(number: i64, control: Control) -> Control {
    match control {
        Control::Button { press, label, weight } => {
            Control::Button { press, label: text::bundle_button(number, label), weight }
        }
        Control::Link { label, url } => Control::Link { label: text::bundle_button(number, label), url },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discord::card::Weight;
    use crate::discord::press::Press;
    use crate::domain::{Language, LinkId};

    fn card(first: i64, buttons: i64) -> Card {
        let button = |number| Control::Button {
            press: Press::LinkArchive(LinkId(number)),
            label: text::page_next(),
            weight: Weight::Primary,
        };
        Card::titled(text::help_title()).row((first..first + buttons).map(button))
    }

    fn labels(card: &Card) -> Vec<Message> {
        let label = |control: &Control| match control {
            Control::Button { label, .. } => Some(label.clone()),
            _ => None,
        };
        card.rows.iter().flatten().filter_map(label).collect()
    }

    #[test]
    fn many_cards_fit_under_one_message() {
        let whole = Card::several(text::help_title(), (0..10).map(|card| self::card(card * 2, 2)).collect());
        assert_eq!(whole.rows.iter().map(Vec::len).collect::<Vec<_>>(), [4; 5]);
        let whole = Card::several(text::help_title(), (0..10).map(|card| self::card(card * 5, 5)).collect());
        assert_eq!(whole.rows.iter().map(Vec::len).collect::<Vec<_>>(), [5; 5]);
        assert_eq!(whole.components(Language::En).len(), 5);
    }

    #[test]
    fn what_does_the_same_for_several_stands_once_and_bears_no_number() {
        let whole = Card::several(text::help_title(), vec![card(1, 1), card(1, 2)]);
        assert_eq!(labels(&whole), [text::page_next(), text::bundle_button(2_i64, text::page_next())]);
    }
}
