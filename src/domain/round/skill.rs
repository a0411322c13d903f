//! What people write of what they offer and would like to learn, as topics: by the words that each topic goes by.

use crate::domain::introduction::Topic;

/// How words about a topic begin, in the languages in which people write.
const fn stems(topic: Topic) -> &'static [&'static str] {
    match topic {
        Topic::Filming => &["film", "shoot", "camera", "light", "съемк", "снима", "камер", "свет"],
        Topic::Editing => {
            &["edit", "cutting", "sound", "colour", "color", "монтаж", "монтир", "звук", "цветокор"]
        }
        Topic::Shorts => &["short", "reel", "tiktok", "шортс", "рилс", "тикток", "коротк"],
        Topic::Streams => &["stream", "live", "twitch", "стрим", "эфир", "трансляц"],
        Topic::Stories => &["script", "story", "stories", "storytell", "сценар", "истори", "сторител"],
        Topic::Growth => {
            &["grow", "audience", "subscriber", "promot", "рост", "аудитор", "подписчик", "продвиж"]
        }
        Topic::Community => &["communit", "chat", "moderat", "сообществ", "комьюнити", "чат", "модерац"],
        Topic::Brands => &["brand", "sponsor", "deal", "contract", "бренд", "спонсор", "реклам", "договор"],
        Topic::Tools => {
            &["tool", "automat", "software", "plugin", "инструмент", "автоматиз", "программ", "нейросет"]
        }
        Topic::Balance => {
            &["balance", "burnout", "rest", "schedule", "баланс", "выгоран", "отдых", "расписан"]
        }
    }
}

/// The topics that a text is about.
pub fn mentioned(text: &str) -> Vec<Topic> {
    let lower = text.to_lowercase().replace('ё', "е");
    let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).collect();
    let is_about = |topic: &&Topic| {
        stems(**topic).iter().any(|stem| {
            // A short stem is a word of its own: `rest` is not meant by `restaurant`.
            words.iter().any(|word| {
                if stem.chars().count() < 5 {
                    word == stem || word.strip_suffix('s') == Some(stem)
                } else {
                    word.starts_with(stem)
                }
            })
        })
    };
    Topic::ALL.iter().filter(is_about).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_offered_is_found_in_either_language() {
        assert_eq!(mentioned("Editing fast, and a clean SOUND."), [Topic::Editing]);
        assert_eq!(mentioned("Монтаж и договоры с брендами"), [Topic::Editing, Topic::Brands]);
        assert_eq!(mentioned("I went to a restaurant"), []);
        assert_eq!(mentioned(""), []);
    }
}
