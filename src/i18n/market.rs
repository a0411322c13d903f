//! What markets are called.

use super::{Arg, Message, text};
use crate::domain::Language;
use crate::domain::market::{Market, Preset};

/// What a ready-made market is called in the reader's language.
pub fn preset(code: &str) -> Message {
    Message { id: format!("market-preset-{code}").into(), args: Vec::new() }
}

/// What a market is called: a ready-made one in the reader's language, any other by the name that a manager gave it.
pub fn name(market: &Market) -> Message {
    called(&market.code, &market.name)
}

/// The same for a market of this code that a manager gave this name.
pub fn called(code: &str, name: &str) -> Message {
    let is_ready_made = Preset::of(code).is_some_and(|known| {
        Language::ALL.iter().any(|language| super::label(*language, &preset(known.code)) == name)
    });
    if is_ready_made { preset(code) } else { text::market_name(Arg::from(name)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::market::PRESETS;
    use crate::i18n::label;

    #[test]
    fn every_ready_made_market_has_a_name_in_every_language() {
        for known in PRESETS {
            for language in Language::ALL {
                let name = label(*language, &preset(known.code));
                assert!(!name.starts_with("market-preset"), "{} {language}", known.code);
            }
        }
    }
}
