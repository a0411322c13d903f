//! What an answer looks like before it has a language: a card with text, a picture and buttons, or a form.

mod file;
mod machine_draft;
mod several;

pub use file::Enclosure;

use serenity::all::{
    ButtonStyle, ChannelType, Colour, CreateActionRow, CreateAllowedMentions, CreateButton, CreateEmbed,
    CreateEmbedAuthor, CreateInputText, CreateModal, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption, InputTextStyle, ReactionType,
};

use super::press::{Press, tagged};
use crate::domain::{Language, NoticeId};
use crate::i18n::{Message, label, say};

/// Duet's colour, on the edge of every card.
const COLOUR: Colour = Colour::new(0x2A_9D_8F);

/// Buttons in a row.
const ROW: usize = 5;
/// Characters that Discord shows of a card's text.
const MOST_TEXT: usize = 4_096;
/// Characters that Discord takes as a title, or the name of a value.
const MOST_TITLE: usize = 256;
/// Characters that Discord takes as a named value.
const MOST_VALUE: usize = 1_024;
/// Characters that Discord takes on one card, everything together.
const MOST_WHOLE: usize = 6_000;
/// Characters below which the beginning of a value says nothing.
const LEAST_VALUE: usize = 20;
/// Named values that Discord takes on one card.
const MOST_FIELDS: usize = 25;

/// One card. Says first what the reader wants to know, then what they can do next.
#[derive(Clone, Debug, Default)]
pub struct Card {
    title: Option<Message>,
    text: Vec<Vec<Message>>,
    fields: Vec<(Message, Message, bool)>,
    footer: Option<Message>,
    program: Option<String>,
    tag: Option<NoticeId>,
    picture: Option<(&'static str, Vec<u8>)>,
    file: Option<(&'static str, Vec<u8>)>,
    enclosure: Option<Enclosure>,
    rows: Vec<Vec<Control>>,
}

/// Something that can be pressed or chosen.
#[derive(Clone, Debug)]
pub enum Control {
    /// A button that does something.
    Button {
        /// What it means.
        press: Press,
        /// A verb.
        label: Message,
        /// How much it stands out.
        weight: Weight,
    },
    /// A button with a sign and no words.
    Sign {
        /// What it means.
        press: Press,
        /// The sign, one emoji.
        sign: &'static str,
    },
    /// A button that opens an address.
    Link {
        /// A verb.
        label: Message,
        /// Where to.
        url: String,
    },
    /// A list to choose from.
    Select {
        /// What it means.
        press: Press,
        /// What stands there before a choice.
        placeholder: Message,
        /// What can be chosen.
        choices: Vec<Choice>,
        /// The least and the most that can be chosen.
        bounds: (u8, u8),
    },
    /// A choice among the server's roles.
    Roles {
        /// What it means.
        press: Press,
        /// What stands there before a choice.
        placeholder: Message,
        /// The least and the most that can be chosen.
        bounds: (u8, u8),
    },
    /// A choice among the server's people.
    People {
        /// What it means.
        press: Press,
        /// What stands there before a choice.
        placeholder: Message,
        /// The least and the most that can be chosen.
        bounds: (u8, u8),
    },
    /// A choice among the server's text channels.
    Channels {
        /// What it means.
        press: Press,
        /// What stands there before a choice.
        placeholder: Message,
        /// The least and the most that can be chosen.
        bounds: (u8, u8),
    },
}

/// One line of a list to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What comes back.
    pub value: String,
    /// What is read.
    pub label: Message,
    /// Whether it is chosen already.
    pub is_chosen: bool,
}

/// How much a button stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// The one thing most people do next.
    Primary,
    /// Everything else.
    #[default]
    Secondary,
    /// Approves.
    Success,
    /// Cannot be taken back.
    Danger,
    /// What is shown already; it cannot be pressed.
    Current,
}

/// A form: up to five texts to fill in.
#[derive(Clone, Debug)]
pub struct Form {
    /// What submitting it means.
    pub press: Press,
    /// Its title.
    pub title: Message,
    /// Its inputs, one to five.
    pub inputs: Vec<Input>,
}

/// One text of a form.
#[derive(Clone, Debug)]
pub struct Input {
    /// By which the answer is found.
    pub name: &'static str,
    /// What is asked.
    pub label: Message,
    /// An example.
    pub placeholder: Option<Message>,
    /// What stands there already.
    pub value: Option<String>,
    /// Characters at most.
    pub limit: u16,
    /// Whether it may stay empty.
    pub is_required: bool,
    /// Whether it has several lines.
    pub is_long: bool,
}

impl Card {
    /// A card with a title.
    pub fn titled(title: Message) -> Self {
        Self { title: Some(title), ..Self::default() }
    }

    /// A card of one sentence.
    pub fn plain(text: Message) -> Self {
        Self::default().text(text)
    }

    /// Adds a paragraph.
    pub fn text(mut self, text: Message) -> Self {
        self.text.push(vec![text]);
        self
    }

    /// Adds a paragraph of several lines; none if there are none.
    pub fn lines(mut self, lines: impl IntoIterator<Item = Message>) -> Self {
        let lines: Vec<Message> = lines.into_iter().collect();
        if !lines.is_empty() {
            self.text.push(lines);
        }
        self
    }

    /// Adds a named value that takes the whole width.
    pub fn field(mut self, name: Message, value: Message) -> Self {
        self.fields.push((name, value, false));
        self
    }

    /// Adds a named value that stands beside others.
    pub fn figure(mut self, name: Message, value: Message) -> Self {
        self.fields.push((name, value, true));
        self
    }

    /// Adds a last line in small print.
    pub fn footer(mut self, text: Message) -> Self {
        self.footer = Some(text);
        self
    }

    /// Adds a row of up to five buttons, or one select.
    pub fn row(mut self, controls: impl IntoIterator<Item = Control>) -> Self {
        self.rows.push(controls.into_iter().collect());
        self
    }

    /// Names the programme above the title, unless the card does so by itself.
    pub fn of_program(mut self, program: String, language: Language) -> Self {
        let mut said =
            self.title.iter().chain(self.text.iter().flatten()).map(|words| label(language, words));
        self.program = (!said.any(|words| words.contains(&program))).then_some(program);
        self
    }

    /// Puts a notice's number into the first control, by which the card's message is found again; where there is no
    /// control, `or` is added.
    pub fn tagged(mut self, notice: NoticeId, or: Control) -> Self {
        self.tag = Some(notice);
        let is_link = |control: &Control| matches!(control, Control::Link { .. });
        if self.rows.iter().flatten().all(is_link) {
            match self.rows.last_mut().filter(|row| !row.is_empty() && row.len() < ROW) {
                Some(row) => row.push(or),
                None => self.rows.push(vec![or]),
            }
        }
        self
    }

    /// The card's embed in `language`.
    pub fn embed(&self, language: Language) -> CreateEmbed {
        let mut embed = CreateEmbed::new().colour(COLOUR);
        if let Some(program) = &self.program {
            embed = embed.author(CreateEmbedAuthor::new(cut(program, MOST_TITLE)));
        }
        let title = self.title.as_ref().map(|title| cut(&say(language, title), MOST_TITLE));
        if let Some(title) = &title {
            embed = embed.title(title);
        }
        let (fields, told) = self.named(language);
        let paragraph = |lines: &Vec<Message>| {
            lines.iter().map(|line| say(language, line)).collect::<Vec<_>>().join("\n")
        };
        let paragraphs: Vec<String> = self.text.iter().map(paragraph).chain(told).collect();
        let text = cut(&paragraphs.join("\n\n"), MOST_TEXT);
        let footer = self.footer.as_ref().map(|footer| label(language, footer));
        let around = [Some(&text), footer.as_ref(), title.as_ref(), self.program.as_ref()];
        let around = around.into_iter().flatten().map(|words| words.chars().count()).sum();
        for (name, value, is_inline) in fitting(fields, MOST_WHOLE.saturating_sub(around)) {
            embed = embed.field(name, value, is_inline);
        }
        if !text.is_empty() {
            embed = embed.description(text);
        }
        if let Some(footer) = footer {
            embed = embed.footer(serenity::all::CreateEmbedFooter::new(footer));
        }
        if let Some((name, _)) = &self.picture {
            embed = embed.image(format!("attachment://{name}"));
        }
        embed
    }

    /// The named values, and a paragraph with those that are more than Discord takes: the first that stand beside others.
    fn named(&self, language: Language) -> (Vec<(String, String, bool)>, Option<String>) {
        let said = |(name, value, is_inline): &(Message, Message, bool)| {
            (say(language, name), say(language, value), *is_inline)
        };
        // Discord refuses a field without words.
        let fields = self.fields.iter().map(said).filter(|(_, value, _)| !value.trim().is_empty());
        let mut fields: Vec<(String, String, bool)> = fields.collect();
        let mut moved = Vec::new();
        while fields.len() > MOST_FIELDS {
            let first = fields.iter().position(|(_, _, is_inline)| *is_inline).unwrap_or(0);
            let (name, value, _) = fields.remove(first);
            moved.push(format!("**{name}** {value}"));
        }
        (fields, (!moved.is_empty()).then(|| moved.join(" · ")))
    }

    /// The card's buttons and selects in `language`.
    pub fn components(&self, language: Language) -> Vec<CreateActionRow> {
        let mut tag = self.tag;
        let rows = self.rows.iter().filter(|row| !row.is_empty());
        rows.map(|row| action_row(language, row, &mut tag)).collect()
    }
}

/// Nobody is mentioned by whatever a message contains.
pub fn nobody() -> CreateAllowedMentions {
    CreateAllowedMentions::new()
}

/// As much of these named values as there is room for on a card, so that it is shown at all: each within what Discord takes
/// of one, the last that fits no more cut, those after it left out.
fn fitting(fields: Vec<(String, String, bool)>, mut room: usize) -> Vec<(String, String, bool)> {
    let mut shown = Vec::new();
    for (name, value, is_inline) in fields {
        let name = cut(&name, MOST_TITLE);
        let left = room.saturating_sub(name.chars().count());
        if left < LEAST_VALUE {
            break;
        }
        let value = cut(&value, MOST_VALUE.min(left));
        room = left - value.chars().count();
        shown.push((name, value, is_inline));
    }
    shown
}

/// The beginning of a text that is too long, so that it is shown at all.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}

fn action_row(language: Language, row: &[Control], tag: &mut Option<NoticeId>) -> CreateActionRow {
    let mut buttons = Vec::new();
    let mut id = |press: Press| match tag.take() {
        Some(notice) => tagged(press, notice),
        None => press.to_string(),
    };
    for control in row {
        match control {
            Control::Button { press, label: text, weight } => buttons.push(
                CreateButton::new(id(*press))
                    .label(label(language, text))
                    .style(style(*weight))
                    .disabled(*weight == Weight::Current),
            ),
            Control::Sign { press, sign } => buttons.push(
                CreateButton::new(id(*press))
                    .emoji(ReactionType::Unicode((*sign).to_owned()))
                    .style(ButtonStyle::Secondary),
            ),
            Control::Link { label: text, url } => {
                buttons.push(CreateButton::new_link(url).label(label(language, text)));
            }
            Control::Select { press, placeholder, choices, bounds } => {
                let options = choices.iter().map(|choice| option(language, choice)).collect();
                let kind = CreateSelectMenuKind::String { options };
                return select(language, id(*press), kind, placeholder, *bounds);
            }
            Control::Roles { press, placeholder, bounds } => {
                let kind = CreateSelectMenuKind::Role { default_roles: None };
                return select(language, id(*press), kind, placeholder, *bounds);
            }
            Control::People { press, placeholder, bounds } => {
                let kind = CreateSelectMenuKind::User { default_users: None };
                return select(language, id(*press), kind, placeholder, *bounds);
            }
            Control::Channels { press, placeholder, bounds } => {
                let kind = CreateSelectMenuKind::Channel {
                    channel_types: Some(vec![ChannelType::Text]),
                    default_channels: None,
                };
                return select(language, id(*press), kind, placeholder, *bounds);
            }
        }
    }
    CreateActionRow::Buttons(buttons)
}

fn option(language: Language, choice: &Choice) -> CreateSelectMenuOption {
    CreateSelectMenuOption::new(clip(label(language, &choice.label), 100), &choice.value)
        .default_selection(choice.is_chosen)
}

/// The text if Discord takes it whole, else its beginning.
fn clip(text: String, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text;
    }
    text.chars().take(limit - 1).chain(['…']).collect()
}

fn select(
    language: Language,
    custom_id: String,
    kind: CreateSelectMenuKind,
    placeholder: &Message,
    (least, most): (u8, u8),
) -> CreateActionRow {
    CreateActionRow::SelectMenu(
        CreateSelectMenu::new(custom_id, kind)
            .placeholder(label(language, placeholder))
            .min_values(least)
            .max_values(most),
    )
}

const fn style(weight: Weight) -> ButtonStyle {
    match weight {
        Weight::Primary => ButtonStyle::Primary,
        Weight::Secondary | Weight::Current => ButtonStyle::Secondary,
        Weight::Success => ButtonStyle::Success,
        Weight::Danger => ButtonStyle::Danger,
    }
}

impl Form {
    /// The form in `language`.
    pub fn modal(&self, language: Language) -> CreateModal {
        let rows =
            self.inputs.iter().map(|input| CreateActionRow::InputText(input.render(language))).collect();
        CreateModal::new(self.press.to_string(), label(language, &self.title)).components(rows)
    }
}

impl Input {
    /// A required text of one line.
    pub fn line(name: &'static str, label: Message, limit: u16) -> Self {
        Self { name, label, placeholder: None, value: None, limit, is_required: true, is_long: false }
    }

    /// A required text of several lines.
    pub fn lines(name: &'static str, label: Message, limit: u16) -> Self {
        Self { is_long: true, ..Self::line(name, label, limit) }
    }

    /// The same, and it may stay empty.
    pub fn optional(self) -> Self {
        Self { is_required: false, ..self }
    }

    /// The same with an example of what to write.
    pub fn example(self, placeholder: Message) -> Self {
        Self { placeholder: Some(placeholder), ..self }
    }

    /// The same with what was written before.
    pub fn filled(self, value: Option<String>) -> Self {
        Self { value, ..self }
    }

    fn render(&self, language: Language) -> CreateInputText {
        let style = if self.is_long { InputTextStyle::Paragraph } else { InputTextStyle::Short };
        let mut input = CreateInputText::new(style, label(language, &self.label), self.name)
            .required(self.is_required)
            .max_length(self.limit);
        if let Some(placeholder) = &self.placeholder {
            input = input.placeholder(label(language, placeholder));
        }
        if let Some(value) = self.value.as_ref().filter(|value| !value.is_empty()) {
            input = input.value(value);
        }
        input
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_never_more_than_discord_takes_and_what_comes_first_stays() {
        let long = "x".repeat(2_000);
        let fields = (0..10).map(|number| (format!("name {number}"), long.clone(), false)).collect();
        let shown = fitting(fields, 5_000);
        let all: usize =
            shown.iter().map(|(name, value, _)| name.chars().count() + value.chars().count()).sum();
        assert!(all <= 5_000, "{all}");
        assert_eq!(shown.len(), 5);
        assert!(shown.iter().all(|(_, value, _)| value.chars().count() <= MOST_VALUE));
        let few = vec![("name".to_owned(), "value".to_owned(), true)];
        assert_eq!(fitting(few.clone(), 5_000), few);
    }
}
