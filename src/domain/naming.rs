//! Whether a text names somebody: by mention, by name in whatever case, or by the last part of their link.

use super::PersonId;

/// Shorter names stand inside ordinary speech, so they count only as they are written.
const TELLING: usize = 3;

/// What a Russian name ends with, in whatever case.
const ENDINGS: &[&str] = &[
    "", "а", "я", "у", "ю", "е", "и", "ы", "о", "й", "ь", "ой", "ей", "ом", "ем", "ым", "им", "ью", "ого",
    "его", "ому", "ему", "ая", "ую",
];

/// What Discord calls somebody in a server.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Called {
    /// Their own name all over Discord, of which there is one; nothing until Discord has said it.
    pub username: Option<String>,
    /// What they show instead of it everywhere.
    pub display_name: Option<String>,
    /// What they show instead of it in this server.
    pub nickname: Option<String>,
}

/// A creator, by every name that somebody could call them.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Named {
    /// Who they are on Discord.
    pub person_id: PersonId,
    /// The name that they go by in the programme.
    pub name: String,
    /// What Discord calls them.
    #[sqlx(flatten)]
    pub called: Called,
}

impl Named {
    /// The name by which a text names them. `own` are words that belong to everybody, such as the programme's name: what
    /// somebody shows instead of their name may be such a word.
    pub fn named_in(&self, speech: &Speech, own: &Speech) -> Option<&str> {
        let Called { username, display_name, nickname } = &self.called;
        let shown = [display_name, nickname].into_iter().flatten();
        let mut shown = shown.filter(|name| speech.writes(name) && !own.writes(name));
        let is_named = speech.mentions(self.person_id) || speech.names(&self.name);
        let own_name = is_named.then_some(&self.name);
        let username = || username.as_ref().filter(|name| self.is_called(name, speech));
        own_name.or_else(username).or_else(|| shown.next()).map(String::as_str)
    }

    /// Whether a text calls them by their name on Discord. One that is a word like any other, without any of their names in
    /// it, counts only after an `@`.
    fn is_called(&self, username: &str, speech: &Speech) -> bool {
        let names =
            words(&self.name).into_iter().chain(self.called.display_name.iter().flat_map(|name| words(name)));
        let is_theirs =
            |word: Word| word.folded.chars().count() >= TELLING && username.contains(&word.folded);
        let is_telling = !username.chars().all(char::is_alphabetic) || names.into_iter().any(is_theirs);
        speech.handles.iter().any(|handle| handle == username) || (is_telling && speech.names(username))
    }
}

/// A text, taken apart to look for names in it.
#[derive(Clone, Debug)]
pub struct Speech {
    words: Vec<Word>,
    mentioned: Vec<PersonId>,
    /// What follows each `@`, in small letters.
    handles: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    written: String,
    folded: String,
}

impl Speech {
    /// The text, taken apart.
    pub fn of(text: &str) -> Self {
        Self { words: words(text), mentioned: mentions(text), handles: handles(text) }
    }

    /// Whether it mentions a person as Discord does.
    pub fn mentions(&self, person: PersonId) -> bool {
        self.mentioned.contains(&person)
    }

    /// Whether it names somebody who is called so: all words of the name one after the other, in whatever case and with
    /// whatever ending a Russian name takes.
    pub fn names(&self, name: &str) -> bool {
        let name = words(name);
        let length: usize = name.iter().map(|word| word.folded.chars().count()).sum();
        if name.is_empty() || length < 2 {
            return false;
        }
        let is_it = |found: &Word, wanted: &Word| match length < TELLING {
            true => found.written == wanted.written && found.written != found.folded,
            false => is_form_of(&found.folded, &wanted.folded),
        };
        self.words
            .windows(name.len())
            .any(|window| window.iter().zip(&name).all(|(found, wanted)| is_it(found, wanted)))
    }

    /// Whether it has a name that somebody chose to be shown by: several words in whatever case, a single one only as it is
    /// written and not in small letters alone, since that could be any word.
    pub fn writes(&self, name: &str) -> bool {
        let wanted = words(name);
        match wanted.as_slice() {
            [] => false,
            [one] => one.written != one.folded && self.words.iter().any(|word| word.written == one.written),
            _ => self.names(name),
        }
    }

    /// Whether it has this code of a link in it, letter by letter.
    pub fn has_code(&self, code: &str) -> bool {
        let code = words(code);
        !code.is_empty()
            && self
                .words
                .windows(code.len())
                .any(|window| window.iter().zip(&code).all(|(found, wanted)| found.folded == wanted.folded))
    }
}

/// The codes of links in a text: what follows the address that links begin with.
pub fn codes<'a>(text: &'a str, base: &str) -> Vec<&'a str> {
    let base = base.split_once("://").map_or(base, |(_, bare)| bare).trim_end_matches('/');
    let code = |(at, found): (usize, &str)| {
        let rest = text.get(at + found.len()..)?.strip_prefix('/')?;
        let end = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '-'));
        let code = rest.get(..end.unwrap_or(rest.len()))?;
        (!code.is_empty()).then_some(code)
    };
    if base.is_empty() { Vec::new() } else { text.match_indices(base).filter_map(code).collect() }
}

/// The words of a text: runs of letters and digits.
fn words(text: &str) -> Vec<Word> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts
        .map(|part| Word { written: part.to_owned(), folded: part.to_lowercase().replace('ё', "е") })
        .collect()
}

/// The names that follow an `@` in a text, in small letters.
fn handles(text: &str) -> Vec<String> {
    let is_part = |letter: &char| letter.is_alphanumeric() || matches!(letter, '_' | '.');
    let handle = |rest: &str| rest.chars().take_while(is_part).collect::<String>().to_lowercase();
    text.split('@').skip(1).map(|rest| handle(rest).trim_end_matches('.').to_owned()).collect()
}

/// Everybody whom a text mentions: `<@7>`, `<@!7>`.
fn mentions(text: &str) -> Vec<PersonId> {
    let number = |rest: &str| {
        let (number, _) = rest.trim_start_matches('!').split_once('>')?;
        number.parse().ok().map(PersonId)
    };
    text.split("<@").skip(1).filter_map(number).collect()
}

/// Whether a word is a name, or a Russian name with another ending.
fn is_form_of(word: &str, name: &str) -> bool {
    if word == name {
        return true;
    }
    let is_russian = |letter: char| matches!(letter, 'а'..='я');
    if name.chars().count() < TELLING || !name.chars().all(is_russian) {
        return false;
    }
    stems(name).iter().any(|stem| word.strip_prefix(stem.as_str()).is_some_and(|end| ENDINGS.contains(&end)))
}

/// What stays of a Russian name whatever its ending: «Алина» and «Алине» begin alike, «Павел» and «Павлу» too.
fn stems(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let beginning = |count: usize| letters.iter().take(count).collect::<String>();
    let mut stems = vec![name.to_owned()];
    match letters.as_slice() {
        [.., 'ы' | 'и' | 'о', 'й'] if letters.len() > 4 => {
            stems.extend([beginning(letters.len() - 2), beginning(letters.len() - 1)]);
        }
        [.., last] if "аеиоуыэюяьй".contains(*last) && letters.len() > 2 => {
            stems.push(beginning(letters.len() - 1));
        }
        [.., 'е' | 'о', last @ ('л' | 'ц' | 'к')] if letters.len() > 3 => {
            stems.push(beginning(letters.len() - 2) + &last.to_string());
        }
        _ => {}
    }
    // What is left of a very short name could begin anything.
    stems.retain(|stem| stem.chars().count() >= 2);
    stems
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names(text: &str, name: &str) -> bool {
        Speech::of(text).names(name)
    }

    #[test]
    fn a_name_is_found_as_people_write_it() {
        for text in ["Maya won", "thanks, MAYA!", "Maya’s post", "by maya.", "“Maya”", "@maya"] {
            assert!(names(text, "Maya"), "{text}");
        }
        assert!(names("Thanks to Mira  del-Sol.", "Mira del Sol"));
        for text in ["Mayan art", "Ma ya", "Mira del Monte"] {
            assert!(!names(text, "Maya") && !names(text, "Mira del Sol"), "{text}");
        }
    }

    #[test]
    fn a_russian_name_is_found_in_every_case() {
        let all = [
            ("Алина", "Алина Алины Алине Алину Алиной"),
            ("Павел", "Павел Павла Павлу Павлом Павле"),
            ("Андрей", "Андрей Андрея Андрею Андреем Андрее"),
            ("Дмитрий", "Дмитрий Дмитрия Дмитрию Дмитрием Дмитрии"),
            ("Любовь", "Любовь Любови Любовью"),
            ("Семён", "Семен Семёна Семену"),
            ("Ян", "Ян"),
            ("Раевский", "Раевского Раевскому Раевским Раевском"),
        ];
        for (name, forms) in all {
            for form in forms.split(' ') {
                assert!(names(&format!("Спасибо, {form}!"), name), "{form} is {name}");
            }
        }
        assert!(names("Поздравляем Марию Иванову", "Мария Иванова"));
        for (text, name) in [("малина", "Алина"), ("алинеарно", "Алина"), ("в январе", "Ян"), ("ян", "Ян")]
        {
            assert!(!names(text, name), "{text} is not {name}");
        }
    }

    #[test]
    fn whoever_is_named_as_discord_calls_them_is_found() {
        let called = |username: &str, display_name: &str, nickname: &str| Named {
            person_id: PersonId(7),
            name: "Maya Ellison".to_owned(),
            called: Called {
                username: Some(username.to_owned()),
                display_name: Some(display_name.to_owned()),
                nickname: Some(nickname.to_owned()),
            },
        };
        let own = Speech::of("Lumen Creators");
        let found = |maya: &Named, text: &str| maya.named_in(&Speech::of(text), &own).map(str::to_owned);
        let maya = called("maya.sleeps_7", "Sunny", "Maya from Oslo");
        for (text, name) in [
            ("by maya ellison", "Maya Ellison"),
            ("see <@7>", "Maya Ellison"),
            ("thanks, @Maya.Sleeps_7", "maya.sleeps_7"),
            ("well done, Sunny", "Sunny"),
            ("MAYA FROM OSLO won", "Maya from Oslo"),
        ] {
            assert_eq!(found(&maya, text).as_deref(), Some(name), "{text}");
        }
        for text in ["a sunny day", "from Oslo", "maya sleeps", "Ellison"] {
            assert_eq!(found(&maya, text), None, "{text}");
        }
        // A name on Discord that could be any word says nothing by itself.
        let evening = Named { name: "Yvonne".to_owned(), ..called("evening", "Y", "Y") };
        assert_eq!(found(&evening, "Evening videos"), None);
        assert_eq!(found(&evening, "ask @Evening.").as_deref(), Some("evening"));
        assert_eq!(found(&called("mayatells", "M", "M"), "by MayaTells").as_deref(), Some("mayatells"));
        // Nobody can keep the programme's name out of its posts by taking it.
        let troll = called("mmm77", "Lumen", "lumen creators");
        assert_eq!(found(&troll, "Lumen Creators has news"), None);
        assert_eq!(found(&Named { called: Called::default(), ..maya }, "Sunny"), None);
    }

    #[test]
    fn nothing_is_nobodys_name() {
        for name in ["", " ", "🦊", "-", "Я", "I"] {
            assert!(!names("Я и I 🦊 - вместе", name), "{name:?}");
        }
    }

    #[test]
    fn a_mention_is_found_in_either_form() {
        let speech = Speech::of("Hi <@42>, <@!7> and <@&9>, not <@x> nor <@5");
        for (person, is_there) in [(42, true), (7, true), (9, false), (5, false)] {
            assert_eq!(speech.mentions(PersonId(person)), is_there, "{person}");
        }
    }

    #[test]
    fn a_link_is_found_by_its_last_part() {
        assert!(Speech::of("Use quill-own today").has_code("quill-own"));
        assert!(Speech::of("at go.example.com/Quill-Own?s=1").has_code("quill-own"));
        assert!(!Speech::of("quill and own").has_code("quill-own"));
        let base = "https://go.example.com/";
        assert_eq!(
            codes("see https://go.example.com/aB3x?s=1, go.example.com/other.", base),
            ["aB3x", "other"]
        );
        assert_eq!(codes("go.example.com and go.example.com/", base), Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn whoever_is_called_anything_is_found_in_a_text_that_says_so(
            name in "[A-Za-zА-Яа-я]{3,12}( [A-Za-zА-Яа-я]{3,12})?",
            before in "[a-z ,.!]{0,20}",
            after in "[a-z ,.!]{0,20}",
        ) {
            let text = format!("{before} {name}, {after}");
            prop_assert!(names(&text, &name));
            prop_assert!(names(&text.to_uppercase(), &name));
            prop_assert!(names(&text.to_lowercase(), &name));
        }

        #[test]
        fn no_text_is_too_odd_to_be_looked_through(text in "\\PC{0,200}", name in "\\PC{0,30}") {
            let speech = Speech::of(&text);
            let _ = (speech.names(&name), speech.has_code(&name), codes(&text, &name));
        }
    }
}
