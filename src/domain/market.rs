//! A market: a country or language area with its language, currency, time zone and disclosure rule.

use super::program::{Zone, currency};
use super::refusal::Field;
use super::{Language, MarketId, ProgramId, Refusal, text};

/// One market of a programme.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Market {
    /// Its key.
    pub market_id: MarketId,
    /// Its programme.
    pub program_id: ProgramId,
    /// A short code, unique in the programme: `us`, `ru`, `de`.
    pub code: String,
    /// What people call it, in the programme's own words.
    pub name: String,
    /// The language of its creators unless they choose another.
    pub language: Language,
    /// ISO 4217 code of its prices.
    pub currency: String,
    /// Days of its figures are days of this zone.
    #[sqlx(try_from = "String")]
    pub zone: Zone,
    /// What the law there wants an advertisement to be marked with, such as `#ad`.
    pub disclosure: String,
    /// Whether each advertisement carries a token of its own besides (as in Russia).
    pub needs_token: bool,
}

impl Market {
    /// What an advertisement is marked with here; `None` while its token is missing.
    pub fn mark(&self, token: Option<&str>) -> Option<String> {
        match (self.needs_token, token) {
            (false, _) => Some(self.disclosure.clone()),
            (true, Some(token)) => Some(format!("{} erid: {token}", self.disclosure).trim().to_owned()),
            (true, None) => None,
        }
    }
}

/// Markets that a programme can have at most: as many as one list shows.
pub const MOST: usize = 23;
/// Characters of a market's name.
pub const NAME_LENGTH: usize = 40;
/// Characters of a market's disclosure.
pub const DISCLOSURE_LENGTH: usize = 60;
/// Characters of a market's code.
pub const CODE_LENGTH: usize = 8;

/// What a market is made of, wherever it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMarket {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The language of its creators.
    pub language: Language,
    /// ISO 4217 code.
    pub currency: String,
    /// Its zone.
    pub zone: Zone,
    /// Its disclosure.
    pub disclosure: String,
    /// Whether advertisements carry a token.
    pub needs_token: bool,
}

impl NewMarket {
    /// The market, once it has a key and a programme.
    pub fn with(self, market_id: MarketId, program_id: ProgramId) -> Market {
        Market {
            market_id,
            program_id,
            code: self.code,
            name: self.name,
            language: self.language,
            currency: self.currency,
            zone: self.zone,
            disclosure: self.disclosure,
            needs_token: self.needs_token,
        }
    }
}

/// What a manager typed of a market that is not ready-made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The currency's code.
    pub currency: String,
    /// The zone's name.
    pub zone: String,
    /// The disclosure.
    pub disclosure: String,
}

impl Typed {
    /// The market that was meant.
    ///
    /// # Errors
    /// A refusal that names the first field that cannot be read.
    pub fn read(&self, language: Language) -> Result<NewMarket, Refusal> {
        Ok(NewMarket {
            code: code(&self.code)?,
            name: text::required(Field::MarketName, &self.name, NAME_LENGTH)?,
            language,
            currency: currency(&self.currency)?,
            zone: Zone::read(&self.zone)?,
            disclosure: text::required(Field::MarketDisclosure, &self.disclosure, DISCLOSURE_LENGTH)?,
            needs_token: false,
        })
    }
}

/// A market's code: two to eight small Latin letters and digits.
fn code(raw: &str) -> Result<String, Refusal> {
    let code = text::required(Field::MarketCode, raw, 100)?.to_ascii_lowercase();
    let fits =
        (2..=CODE_LENGTH).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if fits { Ok(code) } else { Err(Refusal::MarketCodeUnfit) }
}

/// A market that comes ready-made. Its name is a message, `market-<code>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// Its code.
    pub code: &'static str,
    /// The language of most of its creators; it may be none that Duet speaks.
    pub language: &'static str,
    /// ISO 4217 code.
    pub currency: &'static str,
    /// The zone in which most of its people live.
    pub zone: chrono_tz::Tz,
    /// What an advertisement is marked with there.
    pub disclosure: &'static str,
    /// Whether advertisements carry a token.
    pub needs_token: bool,
}

macro_rules! presets {
    ($($code:literal $language:literal $currency:literal $zone:ident::$city:ident $disclosure:literal $needs_token:literal,)*) => {
        &[$(Preset {
            code: $code,
            language: $language,
            currency: $currency,
            zone: chrono_tz::$zone::$city,
            disclosure: $disclosure,
            needs_token: $needs_token,
        }),*]
    };
}

/// The ready-made markets, at most 25: a list shows no more.
pub const PRESETS: &[Preset] = presets! {
    "us" "en" "USD" America::New_York "#ad" false,
    "gb" "en" "GBP" Europe::London "#ad" false,
    "ca" "en" "CAD" America::Toronto "#ad" false,
    "au" "en" "AUD" Australia::Sydney "#ad" false,
    "ie" "en" "EUR" Europe::Dublin "#ad" false,
    "in" "en" "INR" Asia::Kolkata "#ad" false,
    "ru" "ru" "RUB" Europe::Moscow "Реклама" true,
    "kz" "ru" "KZT" Asia::Almaty "Реклама" false,
    "by" "ru" "BYN" Europe::Minsk "Реклама" false,
    "uz" "ru" "UZS" Asia::Tashkent "Реклама" false,
    "kg" "ru" "KGS" Asia::Bishkek "Реклама" false,
    "am" "ru" "AMD" Asia::Yerevan "Реклама" false,
    "ge" "ru" "GEL" Asia::Tbilisi "Реклама" false,
    "de" "de" "EUR" Europe::Berlin "Werbung" false,
    "at" "de" "EUR" Europe::Vienna "Werbung" false,
    "fr" "fr" "EUR" Europe::Paris "Publicité" false,
    "es" "es" "EUR" Europe::Madrid "Publicidad" false,
    "it" "it" "EUR" Europe::Rome "Pubblicità" false,
    "pl" "pl" "PLN" Europe::Warsaw "Reklama" false,
    "tr" "tr" "TRY" Europe::Istanbul "Reklam" false,
    "br" "pt-BR" "BRL" America::Sao_Paulo "Publicidade" false,
    "mx" "es-419" "MXN" America::Mexico_City "Publicidad" false,
};

impl Preset {
    /// The ready-made market of this code.
    pub fn of(code: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.code == code)
    }

    /// The market that a programme begins with when nobody chose one: where most speakers of its language are.
    pub fn for_language(language: Language) -> &'static Self {
        PRESETS.iter().find(|preset| Language::of(preset.language) == Some(language)).unwrap_or(&PRESETS[0])
    }

    /// The market, called `name`, in a programme that speaks `spoken`: the first where it speaks none of the market's.
    pub fn market(&self, name: String, spoken: &[Language]) -> NewMarket {
        let own = Language::of(self.language).filter(|language| spoken.contains(language));
        NewMarket {
            code: self.code.to_owned(),
            name,
            language: Language::negotiate([own, spoken.first().copied()]),
            currency: self.currency.to_owned(),
            zone: Zone(self.zone),
            disclosure: self.disclosure.to_owned(),
            needs_token: self.needs_token,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Typed {
        Typed {
            code: " NZ ".to_owned(),
            name: "New Zealand".to_owned(),
            currency: "nzd".to_owned(),
            zone: "pacific/auckland".to_owned(),
            disclosure: "#ad".to_owned(),
        }
    }

    #[test]
    fn every_ready_made_market_is_one_that_could_be_typed() {
        assert!(PRESETS.len() <= 25);
        for preset in PRESETS {
            let typed = Typed {
                code: preset.code.to_owned(),
                name: preset.code.to_owned(),
                currency: preset.currency.to_owned(),
                zone: preset.zone.name().to_owned(),
                disclosure: preset.disclosure.to_owned(),
            };
            assert!(typed.read(Language::En).is_ok(), "{}", preset.code);
        }
    }

    #[test]
    fn a_market_speaks_its_own_language_where_the_programme_does() {
        let language = |code: &str, spoken: &[Language]| {
            Preset::of(code).map(|preset| preset.market("x".to_owned(), spoken).language)
        };
        assert_eq!(language("ru", &[Language::En, Language::Ru]), Some(Language::Ru));
        assert_eq!(language("ru", &[Language::En]), Some(Language::En));
        assert_eq!(language("de", &[Language::Ru, Language::En]), Some(Language::Ru));
        assert_eq!(Preset::for_language(Language::Ru).code, "ru");
    }

    #[test]
    fn a_typed_market_is_read_however_it_is_written() {
        let market = typed().read(Language::En).expect("it is right");
        assert_eq!(
            (&*market.code, &*market.currency, market.zone.0.name()),
            ("nz", "NZD", "Pacific/Auckland")
        );
    }

    #[test]
    fn a_typed_market_is_refused_by_the_field_that_is_wrong() {
        for wrong in ["n", "new-zealand", "нз", "nz;--", "abcdefghi"] {
            let typed = Typed { code: wrong.to_owned(), ..typed() };
            assert_eq!(typed.read(Language::En), Err(Refusal::MarketCodeUnfit), "{wrong}");
        }
        let no_name = Typed { name: "\u{200b}".to_owned(), ..typed() };
        assert_eq!(no_name.read(Language::En), Err(Refusal::TextMissing { field: Field::MarketName }));
        let no_money = Typed { currency: "euro".to_owned(), ..typed() };
        assert_eq!(no_money.read(Language::En), Err(Refusal::CurrencyUnknown));
        let no_zone = Typed { zone: "Auckland time".to_owned(), ..typed() };
        assert_eq!(no_zone.read(Language::En), Err(Refusal::ZoneUnknown));
    }
}
