//! The page's own words, in English and in Russian.

use serde_json::{Value, json};

use super::reader::Language;

/// Everything that the page itself says; what the bot says comes from the bot.
pub(crate) struct Words {
    pub title: &'static str,
    pub skip: &'static str,
    pub people: &'static str,
    pub acting_as: &'static str,
    pub direct_messages: &'static str,
    pub members: &'static str,
    pub messages: &'static str,
    pub no_messages: &'static str,
    pub no_channel: &'static str,
    pub no_people: &'static str,
    pub app: &'static str,
    pub edited: &'static str,
    pub only_you: &'static str,
    pub dismiss: &'static str,
    pub thinking: &'static str,
    pub used: &'static str,
    pub replied_to: &'static str,
    pub joined: &'static str,
    pub pinned: &'static str,
    pub started_thread: &'static str,
    pub spoiler: &'static str,
    pub picture: &'static str,
    pub picture_elsewhere: &'static str,
    pub file: &'static str,
    pub unknown_user: &'static str,
    pub unknown_role: &'static str,
    pub unknown_channel: &'static str,
    pub choose: &'static str,
    pub done: &'static str,
    pub menu_for: &'static str,
    pub clock: &'static str,
    pub hour_later: &'static str,
    pub day_later: &'static str,
    pub week_later: &'static str,
    pub moving: &'static str,
    pub actions: &'static str,
    pub compose: &'static str,
    pub send: &'static str,
    pub open_menu: &'static str,
    pub open_panel: &'static str,
    pub close: &'static str,
    pub cancel: &'static str,
    pub submit: &'static str,
    pub required: &'static str,
    pub optional: &'static str,
    pub no_role: &'static str,
    pub new_tab: &'static str,
    pub private_thread: &'static str,
    pub thread: &'static str,
    script: &'static [(&'static str, &'static str)],
}

impl Words {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Russian => &RUSSIAN,
        }
    }

    /// The words that the script needs, as a JSON object.
    pub(crate) fn for_script(&self) -> Value {
        self.script.iter().map(|(key, word)| ((*key).to_owned(), json!(word))).collect()
    }

    /// How Discord names a place that `<id:…>` leads to.
    pub(crate) fn guide(&self, place: &str) -> &'static str {
        let is_russian = std::ptr::eq(self, &raw const RUSSIAN);
        match (place, is_russian) {
            ("customize", false) => "Channels & Roles",
            ("customize", true) => "Каналы и роли",
            ("browse", false) => "Browse Channels",
            ("browse", true) => "Обзор каналов",
            ("guide", false) => "Server Guide",
            ("guide", true) => "Путеводитель по серверу",
            (_, false) => "Linked Roles",
            (_, true) => "Связанные роли",
        }
    }
}

static ENGLISH: Words = Words {
    title: "Sandbox",
    skip: "Skip to the message box",
    people: "People",
    acting_as: "You are acting as",
    direct_messages: "Direct messages",
    members: "Members",
    messages: "Messages",
    no_messages: "Nothing has been said here yet.",
    no_channel: "There is no channel here that this person can see.",
    no_people: "There is nobody in the sandbox yet. Add a person with POST /_sandbox/people.",
    app: "APP",
    edited: "(edited)",
    only_you: "Only you can see this",
    dismiss: "Dismiss message",
    thinking: "is thinking…",
    used: "used",
    replied_to: "replying to",
    joined: "joined the server.",
    pinned: "pinned a message to this channel.",
    started_thread: "started a thread:",
    spoiler: "Spoiler: press to read",
    picture: "Picture",
    picture_elsewhere: "Picture on another site",
    file: "File",
    unknown_user: "unknown-user",
    unknown_role: "unknown-role",
    unknown_channel: "unknown",
    choose: "Make a selection",
    done: "Choose",
    menu_for: "Menu:",
    clock: "Time",
    hour_later: "An hour later",
    day_later: "A day later",
    week_later: "A week later",
    moving: "Time is moving…",
    actions: "Around the bot",
    compose: "Message or /command",
    send: "Send",
    open_menu: "Channels and people",
    open_panel: "Time and members",
    close: "Close",
    cancel: "Cancel",
    submit: "Submit",
    required: "required",
    optional: "optional",
    no_role: "no role",
    new_tab: "(opens a new tab)",
    private_thread: "private thread",
    thread: "thread",
    script: &[
        ("commands", "Commands"),
        ("options", "Options"),
        ("choices", "Choices"),
        ("required", "required"),
        ("optional", "optional"),
        ("nothing", "Nothing fits"),
        ("loading", "Loading…"),
        ("waiting", "Waiting for an answer…"),
        ("answered", "Answered in {ms} ms"),
        ("failed", "This did not work. Is the sandbox still running?"),
        ("lost", "The connection to the sandbox is lost. Trying again…"),
        ("noMenu", "There are no commands here"),
        ("yes", "True"),
        ("no", "False"),
        ("attach", "Choose a file for {option}"),
        ("remove", "Remove {name}"),
        ("atLeast", "Choose at least {n}"),
        ("now", "It is now {time}"),
        ("unread", "new messages"),
        ("missing", "Still needed: {options}"),
        ("unknown", "There is no such command here"),
    ],
};

static RUSSIAN: Words = Words {
    title: "Песочница",
    skip: "К полю сообщения",
    people: "Люди",
    acting_as: "Сейчас вы —",
    direct_messages: "Личные сообщения",
    members: "Участники",
    messages: "Сообщения",
    no_messages: "Здесь пока ничего не сказано.",
    no_channel: "Здесь нет каналов, которые видны этому человеку.",
    no_people: "В песочнице пока никого нет. Добавьте человека: POST /_sandbox/people.",
    app: "БОТ",
    edited: "(изменено)",
    only_you: "Это видно только вам",
    dismiss: "Скрыть сообщение",
    thinking: "думает…",
    used: "использует",
    replied_to: "в ответ на",
    joined: "теперь на сервере.",
    pinned: "закрепляет сообщение в этом канале.",
    started_thread: "начинает ветку:",
    spoiler: "Спойлер: нажмите, чтобы прочитать",
    picture: "Картинка",
    picture_elsewhere: "Картинка на другом сайте",
    file: "Файл",
    unknown_user: "неизвестный-пользователь",
    unknown_role: "неизвестная-роль",
    unknown_channel: "неизвестно",
    choose: "Выберите вариант",
    done: "Выбрать",
    menu_for: "Меню:",
    clock: "Время",
    hour_later: "Через час",
    day_later: "Через день",
    week_later: "Через неделю",
    moving: "Время идёт…",
    actions: "Вокруг бота",
    compose: "Сообщение или /команда",
    send: "Отправить",
    open_menu: "Каналы и люди",
    open_panel: "Время и участники",
    close: "Закрыть",
    cancel: "Отмена",
    submit: "Отправить",
    required: "обязательно",
    optional: "по желанию",
    no_role: "без роли",
    new_tab: "(откроется в новой вкладке)",
    private_thread: "приватная ветка",
    thread: "ветка",
    script: &[
        ("commands", "Команды"),
        ("options", "Параметры"),
        ("choices", "Варианты"),
        ("required", "обязательно"),
        ("optional", "по желанию"),
        ("nothing", "Ничего не подходит"),
        ("loading", "Загрузка…"),
        ("waiting", "Ждём ответа…"),
        ("answered", "Ответ за {ms} мс"),
        ("failed", "Не получилось. Песочница ещё работает?"),
        ("lost", "Связь с песочницей потеряна. Пробуем снова…"),
        ("noMenu", "Здесь нет команд"),
        ("yes", "Да"),
        ("no", "Нет"),
        ("attach", "Выберите файл для параметра {option}"),
        ("remove", "Убрать {name}"),
        ("atLeast", "Выберите не меньше {n}"),
        ("now", "Сейчас {time}"),
        ("unread", "есть новые сообщения"),
        ("missing", "Ещё нужно: {options}"),
        ("unknown", "Здесь нет такой команды"),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_is_given_the_same_words_in_both_languages() {
        let keys = |words: &Words| words.script.iter().map(|(key, _)| *key).collect::<Vec<_>>();
        assert_eq!(keys(&ENGLISH), keys(&RUSSIAN));
        let holes = |text: &str| text.matches('{').count();
        for ((key, english), (_, russian)) in ENGLISH.script.iter().zip(RUSSIAN.script) {
            assert_eq!(holes(english), holes(russian), "{key}");
        }
    }
}
