//! A brief on as many pages as Discord needs, each readable by itself.

use crate::discord::card::{Card, Control, Weight};
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::brief::{Block, Section, pages};
use crate::domain::{CampaignId, Language};
use crate::features::brief::View;
use crate::i18n::{
    Message, Verbatim, brief::mark, brief::section as section_name, campaign::runs,
    creator::language as language_name, deliverable, say, text,
};

/// Characters of one page: Discord shows 4,096 of a card's text, and 6,000 of a card with its title and small print.
const PAGE_LENGTH: usize = 3_600;

/// A heading with what stands below it, as they are said in a language.
pub fn block(language: Language, heading: &Message, body: &[Message]) -> Block {
    let lines: Vec<String> = body.iter().map(|line| say(language, line)).collect();
    Block { heading: say(language, &text::brief_heading(heading.clone())), body: lines.join("\n") }
}

/// The blocks on pages, said in a language; at least one page, which may be empty.
pub fn paged(language: Language, blocks: &[Block]) -> Vec<String> {
    let more = format!(" {}", say(language, &text::brief_more()));
    let mut all = pages(blocks, &more, PAGE_LENGTH);
    if all.is_empty() {
        all.push(String::new());
    }
    all
}

/// One of these pages on a card, the first where there is none of this number, with the way to its neighbours.
pub fn page(card: Card, all: &[String], number: i64, turn: impl Fn(i64) -> Press) -> (Card, Vec<Control>) {
    let last = i64::try_from(all.len()).unwrap_or(i64::MAX) - 1;
    let number = if (0..=last).contains(&number) { number } else { 0 };
    let shown = usize::try_from(number).ok().and_then(|index| all.get(index)).cloned().unwrap_or_default();
    let mut card = card;
    if !shown.is_empty() {
        card = card.text(text::brief_page(Verbatim(shown)));
    }
    if last < 1 {
        return (card, Vec::new());
    }
    let to = |number, label| Control::Button { press: turn(number), label, weight: Weight::Secondary };
    let back = (number > 0).then(|| to(number - 1, text::page_back()));
    let next = (number < last).then(|| to(number + 1, text::page_next()));
    let place = text::page_of(number + 1, last + 1);
    (card.text(place), back.into_iter().chain(next).collect())
}

/// A brief as it is read, block by block.
fn blocks(view: &View) -> Vec<Block> {
    let language = view.language;
    let said = |section: &Section| {
        let body = view.sections.iter().find(|(known, _)| known == section);
        body.map(|(_, body)| block(language, &section_name(*section), &[text::brief_body(body)]))
    };
    let mut blocks = Vec::new();
    if !view.summary.is_empty() {
        let body = say(language, &text::campaign_summary(&view.summary));
        blocks.push(Block { heading: String::new(), body });
    }
    let (before, after) = Section::ALL.split_at(5);
    blocks.extend(before.iter().filter_map(said));
    for (number, asked) in (1_i64..).zip(&view.deliverables) {
        let heading = text::brief_asked(number, &asked.title);
        blocks.push(block(language, &heading, &deliverable::lines(asked)));
    }
    blocks.extend(after.iter().take(1).filter_map(said));
    if !view.marks.is_empty() && !view.is_empty() {
        let marks: Vec<Message> = view.marks.iter().map(mark).collect();
        blocks.push(block(language, &text::brief_marks(), &marks));
    }
    blocks.extend(after.iter().skip(1).filter_map(said));
    for custom in &view.customs {
        let heading = text::brief_custom(&custom.market, &custom.title);
        blocks.push(block(language, &heading, &[text::brief_body(&custom.body)]));
    }
    blocks.push(block(language, &text::brief_runs(), &[runs(view.days)]));
    blocks
}

/// What to know about the words of a brief, in small print.
fn footer(view: &View) -> Option<Message> {
    match (view.is_instead, view.is_stale, view.version) {
        (true, ..) => Some(text::brief_view_instead()),
        (false, true, _) => Some(text::brief_view_stale()),
        (false, false, 0) => None,
        (false, false, version) => Some(text::brief_version(i64::from(version))),
    }
}

/// A page of a brief as its readers see it; creators go on from there to what they can do.
pub fn read(view: &View, number: i64, is_creator: bool) -> Card {
    if view.is_empty() {
        return Card::titled(text::brief_view_none_title(&view.name)).text(text::brief_view_none());
    }
    let id = view.campaign_id;
    let card = Card::titled(text::brief_view_title(&view.name));
    let turn = |number| Press::BriefPage(Pair(id, number));
    let (card, mut ways) = page(card, &paged(view.language, &blocks(view)), number, turn);
    ways.extend(is_creator.then(|| Control::Button {
        press: Press::ParticipationShow(id),
        label: text::brief_view_button(),
        weight: Weight::Primary,
    }));
    footer(view).into_iter().fold(card, Card::footer).row(ways)
}

/// A page of a brief as it would be read in a language, for managers.
pub fn preview(view: &View, number: i64) -> Card {
    let (id, language): (CampaignId, Language) = (view.campaign_id, view.language);
    let title = text::brief_preview_title(&view.name, language_name(language));
    let turn = |number| Press::BriefPreview(Pair(language, Pair(id, number)));
    let all = paged(language, &blocks(view));
    let (card, mut ways) = page(Card::titled(title), &all, number, turn);
    ways.push(Control::Button {
        press: Press::BriefSheet(id),
        label: text::brief_sheet_button(),
        weight: Weight::Secondary,
    });
    footer(view).into_iter().fold(card, Card::footer).row(ways)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Letters of an embed that Discord counts, and those of its text.
    fn measure(card: &Card, language: Language) -> (usize, usize) {
        let embed = serde_json::to_value(card.embed(language)).expect("it is JSON");
        let length = |value: &serde_json::Value| value.as_str().map_or(0, |text| text.chars().count());
        let text = length(&embed["description"]);
        (text + length(&embed["title"]) + length(&embed["footer"]["text"]), text)
    }

    fn view(sections: &[String], language: Language) -> View {
        View {
            campaign_id: CampaignId(1),
            language,
            name: "n".repeat(80),
            summary: "s ".repeat(500),
            days: (None, None),
            sections: Section::ALL.iter().copied().zip(sections.iter().cloned()).collect(),
            deliverables: Vec::new(),
            marks: Vec::new(),
            customs: Vec::new(),
            version: 3,
            is_instead: true,
            is_stale: false,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn every_page_of_a_brief_fits_and_every_word_of_it_is_there(
            sections in proptest::collection::vec("([a-zа-я*_~`>|]{1,9}[ \n]){0,150}", 8),
        ) {
            for language in Language::ALL {
                let view = view(&sections, *language);
                let all = paged(*language, &blocks(&view));
                let count = i64::try_from(all.len()).expect("few");
                for number in 0..count {
                    for card in [preview(&view, number), read(&view, number, true)] {
                        let (whole, text) = measure(&card, *language);
                        prop_assert!(whole <= 6_000 && text <= 4_096, "{whole} {text}");
                        prop_assert!(!serde_json::to_string(&card.embed(*language)).expect("it is JSON").contains("…\""), "cut");
                    }
                }
                let shown = all.join(" ").replace('\\', "");
                for word in sections.iter().flat_map(|section| section.split_whitespace()) {
                    prop_assert!(shown.contains(word), "{word} is lost");
                }
            }
        }
    }
}
