//! A name in Latin capitals, as its bearer would spell it where no other letters are taken.

use icu::normalizer::DecomposingNormalizerBorrowed;

/// The capitals A–Z and digits that stand for a text: Cyrillic as it sounds, other letters without their marks. What has no
/// Latin form is left out.
pub fn latin(text: &str) -> String {
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    let mut spelt = String::new();
    let (mut before, mut place) = (' ', 0);
    while let Some(&letter) = letters.get(place) {
        let (next, after) = (letters.get(place + 1).copied(), letters.get(place + 2).copied());
        let ends = next == Some('й') && !after.is_some_and(char::is_alphabetic);
        place += 1;
        match (before, letter) {
            // Дмитрий is Dmitry, Мария is Maria.
            (_, 'и' | 'ы') if ends => {
                spelt.push('Y');
                place += 1;
            }
            ('и', 'я') => spelt.push('A'),
            _ => match cyrillic(letter) {
                Some(sound) => spelt.push_str(sound),
                None => plain(letter, &mut spelt),
            },
        }
        before = letter;
    }
    spelt
}

/// Adds a letter without its marks, where it is a Latin one.
fn plain(letter: char, spelt: &mut String) {
    match letter {
        'ß' => spelt.push_str("SS"),
        'æ' => spelt.push_str("AE"),
        'œ' => spelt.push_str("OE"),
        'þ' => spelt.push_str("TH"),
        'ø' => spelt.push('O'),
        'ł' => spelt.push('L'),
        'đ' | 'ð' => spelt.push('D'),
        'ı' => spelt.push('I'),
        _ => {
            let parts = DecomposingNormalizerBorrowed::new_nfkd().normalize_iter(std::iter::once(letter));
            spelt.extend(parts.filter(char::is_ascii_alphanumeric).map(|part| part.to_ascii_uppercase()));
        }
    }
}

/// How a Cyrillic small letter sounds.
const fn cyrillic(letter: char) -> Option<&'static str> {
    Some(match letter {
        'а' | 'ә' => "A",
        'б' => "B",
        'в' => "V",
        'г' | 'ґ' | 'ғ' => "G",
        'д' => "D",
        'е' | 'э' => "E",
        'ё' => "YO",
        'є' => "YE",
        'ж' => "ZH",
        'з' => "Z",
        'и' | 'і' => "I",
        'ї' => "YI",
        'й' | 'ы' => "Y",
        'к' | 'қ' => "K",
        'л' => "L",
        'м' => "M",
        'н' | 'ң' => "N",
        'о' | 'ө' => "O",
        'п' => "P",
        'р' => "R",
        'с' => "S",
        'т' => "T",
        'у' | 'ў' | 'ү' | 'ұ' => "U",
        'ф' => "F",
        'х' => "KH",
        'ц' => "TS",
        'ч' => "CH",
        'ш' => "SH",
        'щ' => "SHCH",
        'ъ' | 'ь' => "",
        'ю' => "YU",
        'я' => "YA",
        'ђ' => "DJ",
        'ј' => "J",
        'љ' => "LJ",
        'њ' => "NJ",
        'ћ' => "C",
        'џ' => "DZ",
        'һ' => "H",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_spelt_as_its_bearer_would() {
        for (name, spelt) in [
            ("Лена", "LENA"),
            ("Дмитрий", "DMITRY"),
            ("Мария", "MARIA"),
            ("Илья", "ILYA"),
            ("Андрей", "ANDREY"),
            ("Юлия Щукина", "YULIASHCHUKINA"),
            ("Майя", "MAYYA"),
            ("Сергій Їжак", "SERGIYYIZHAK"),
            ("Zoë", "ZOE"),
            ("Łukasz Żak", "LUKASZZAK"),
            ("Nguyễn", "NGUYEN"),
            ("Jürgen Groß", "JURGENGROSS"),
            ("@maya_k 7", "MAYAK7"),
            ("小林", ""),
            ("🦊", ""),
        ] {
            assert_eq!(latin(name), spelt, "{name}");
        }
    }

    proptest! {
        #[test]
        fn whatever_somebody_is_called_only_capitals_and_digits_come_out(name in ".{0,40}") {
            let spelt = latin(&name);
            prop_assert!(spelt.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()), "{}", spelt);
        }
    }
}
