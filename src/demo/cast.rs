//! The people of the demo, what they make and how well it goes.

use chrono_tz::Tz;

/// Somebody in the demo's server.
pub struct Cast {
    /// The name that others see.
    pub name: &'static str,
    /// The language of their Discord.
    pub locale: &'static str,
    /// The zone in which they read times.
    pub zone: Tz,
    /// What they are in the programme.
    pub part: Part,
}

/// What somebody is in the programme.
pub enum Part {
    /// Runs it.
    Manager,
    /// Has not applied yet.
    Newcomer,
    /// Approved, of a market.
    Creator {
        /// The market's code.
        market: &'static str,
        /// What they make content about.
        niche: &'static str,
        /// Where, and with how many followers.
        platforms: &'static str,
        /// Followers in all.
        audience: &'static str,
        /// What matters to them.
        about: &'static str,
        /// Clicks on an ordinary day.
        pull: u32,
    },
}

const fn creator(
    name: &'static str,
    locale: &'static str,
    zone: Tz,
    market: &'static str,
    pull: u32,
    [niche, platforms, audience, about]: [&'static str; 4],
) -> Cast {
    Cast { name, locale, zone, part: Part::Creator { market, niche, platforms, audience, about, pull } }
}

/// Whose direct messages are closed, so that they are written to in a private thread.
pub const SHUT: &str = "Caleb Whitmore";
/// Who is taking a break.
pub const RESTING: &str = "Тимур Асланов";

/// Who sits in the council, the chair first.
pub const SEATED: &[&str] = &["Maya Ellison", "Алина Корнеева", "Tessa Novak", "Максим Дорохов"];

/// Everybody, those whom a visitor will want to act as first.
pub const CAST: &[Cast] = &[
    creator(
        "Maya Ellison",
        "en-US",
        Tz::America__Chicago,
        "us",
        34,
        [
            "Sleep and calm evenings",
            "YouTube, Instagram",
            "48,000",
            "I only show what I use myself for a month.",
        ],
    ),
    creator(
        "Алина Корнеева",
        "ru",
        Tz::Europe__Moscow,
        "ru",
        29,
        [
            "Привычки и планирование",
            "Telegram, YouTube",
            "36 000",
            "Показываю только то, чем пользуюсь сама.",
        ],
    ),
    Cast { name: "Nina Hartley", locale: "en-US", zone: Tz::America__New_York, part: Part::Manager },
    Cast { name: "Павел Орлов", locale: "ru", zone: Tz::Europe__Moscow, part: Part::Manager },
    Cast { name: "Sam Okafor", locale: "en-GB", zone: Tz::Europe__London, part: Part::Newcomer },
    Cast { name: "Даша Ким", locale: "ru", zone: Tz::Asia__Almaty, part: Part::Newcomer },
    creator(
        "Jordan Price",
        "en-US",
        Tz::America__New_York,
        "us",
        18,
        ["Running before work", "TikTok", "21,500", "Short, honest, no filters."],
    ),
    creator(
        "Tessa Novak",
        "en-US",
        Tz::America__Denver,
        "us",
        12,
        ["Student life on a budget", "YouTube", "12,300", "Free first, paid if it is worth it."],
    ),
    creator(
        "Caleb Whitmore",
        "en-US",
        Tz::America__Los_Angeles,
        "us",
        22,
        ["Gear for small homes", "YouTube, X", "30,100", "I test for two weeks before I say a word."],
    ),
    creator(
        "Priya Raman",
        "en-US",
        Tz::America__New_York,
        "us",
        9,
        ["Mindful parenting", "Instagram", "9,800", "Kind and practical."],
    ),
    creator(
        "Owen Gallagher",
        "en-GB",
        Tz::Europe__London,
        "us",
        15,
        ["Cycling and recovery", "Instagram, Strava", "17,400", "Numbers over adjectives."],
    ),
    creator(
        "Максим Дорохов",
        "ru",
        Tz::Asia__Yekaterinburg,
        "ru",
        20,
        ["Бег и восстановление", "VK, YouTube", "25 000", "Честные обзоры без восторгов."],
    ),
    creator(
        "Вера Лаптева",
        "ru",
        Tz::Europe__Moscow,
        "ru",
        11,
        ["Утренние ритуалы", "Telegram", "11 200", "Пишу мало и по делу."],
    ),
    creator(
        "Тимур Асланов",
        "ru",
        Tz::Europe__Samara,
        "ru",
        16,
        ["Продуктивность для инженеров", "YouTube", "19 700", "Сначала замеры, потом мнение."],
    ),
    creator(
        "Соня Гринберг",
        "ru",
        Tz::Europe__Moscow,
        "ru",
        7,
        ["Жизнь с детьми", "Telegram, VK", "6 900", "Про то, что правда помогает."],
    ),
    creator(
        "Егор Власов",
        "ru",
        Tz::Asia__Novosibirsk,
        "ru",
        13,
        ["Сон и смены", "VK", "14 300", "Работаю по ночам, знаю, о чем говорю."],
    ),
];
