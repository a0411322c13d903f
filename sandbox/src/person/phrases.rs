//! What a person sees when something is not possible, in English or Russian as their client speaks.

/// Why a deed came to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Complaint {
    NoSuchChannel,
    NoSuchCommand(String),
    NeedsSubcommand(String),
    UnexpectedText(String),
    MissingOption(String),
    BadOption(String, Fault),
    DidNotRespond,
    StillThinking,
    NoSuchMessage,
    NoSuchComponent(String),
    Disabled(String),
    IsLink(String),
    NotListed(String),
    WrongCount(u64, u64),
    NoSuchForm,
    NoSuchField(String),
    MissingField(String),
    BadField(String, Fault),
    SubmitFailed,
    MayNotWrite,
    MayNotReact,
    NothingToSay,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    NotANumber,
    NotAnInteger,
    NotTrueOrFalse,
    TooSmall(String),
    TooLarge(String),
    TooShort(u64),
    TooLong(u64),
    NotAChoice,
    NoSuchPerson,
    NoSuchRole,
    NoSuchChannel,
    NoSuchFile,
}

impl Complaint {
    /// The words.
    pub(crate) fn said(&self, locale: &str) -> String {
        if locale.starts_with("ru") { self.in_russian() } else { self.in_english() }
    }

    fn in_english(&self) -> String {
        match self {
            Self::NoSuchChannel => "You cannot see this channel".to_owned(),
            Self::NoSuchCommand(name) => format!("There is no command “{name}” for you here"),
            Self::NeedsSubcommand(list) => format!("Choose one of: {list}"),
            Self::UnexpectedText(text) => format!("“{text}” belongs to no option"),
            Self::MissingOption(name) => format!("The option “{name}” is required"),
            Self::BadOption(name, fault) | Self::BadField(name, fault) => {
                format!("“{name}”: {}", fault.in_english())
            }
            Self::DidNotRespond => "The application did not respond".to_owned(),
            Self::StillThinking => "The application is still thinking…".to_owned(),
            Self::NoSuchMessage => "You cannot see this message".to_owned(),
            Self::NoSuchComponent(name) => format!("There is no “{name}” on this message"),
            Self::Disabled(name) => format!("“{name}” is disabled"),
            Self::IsLink(url) => format!("This button only opens {url}"),
            Self::NotListed(value) => format!("“{value}” is not in the list"),
            Self::WrongCount(least, most) => format!("Choose from {least} to {most}"),
            Self::NoSuchForm => "This form is not open".to_owned(),
            Self::NoSuchField(name) => format!("The form has no field “{name}”"),
            Self::MissingField(name) => format!("The field “{name}” is required"),
            Self::SubmitFailed => "Something went wrong. Try again.".to_owned(),
            Self::MayNotWrite => "You do not have permission to send messages in this channel".to_owned(),
            Self::MayNotReact => "You cannot put this emoji there".to_owned(),
            Self::NothingToSay => "A message cannot be empty".to_owned(),
        }
    }

    fn in_russian(&self) -> String {
        match self {
            Self::NoSuchChannel => "Вам не виден этот канал".to_owned(),
            Self::NoSuchCommand(name) => format!("Команды «{name}» для вас здесь нет"),
            Self::NeedsSubcommand(list) => format!("Выберите одно из: {list}"),
            Self::UnexpectedText(text) => format!("«{text}» не относится ни к одному параметру"),
            Self::MissingOption(name) => format!("Параметр «{name}» обязателен"),
            Self::BadOption(name, fault) | Self::BadField(name, fault) => {
                format!("«{name}»: {}", fault.in_russian())
            }
            Self::DidNotRespond => "Приложение не отвечает".to_owned(),
            Self::StillThinking => "Приложение все еще думает…".to_owned(),
            Self::NoSuchMessage => "Вам не видно это сообщение".to_owned(),
            Self::NoSuchComponent(name) => format!("В этом сообщении нет «{name}»"),
            Self::Disabled(name) => format!("«{name}» сейчас недоступно"),
            Self::IsLink(url) => format!("Эта кнопка только открывает {url}"),
            Self::NotListed(value) => format!("«{value}» нет в списке"),
            Self::WrongCount(least, most) => format!("Выберите от {least} до {most}"),
            Self::NoSuchForm => "Эта форма не открыта".to_owned(),
            Self::NoSuchField(name) => format!("В форме нет поля «{name}»"),
            Self::MissingField(name) => format!("Поле «{name}» обязательно"),
            Self::SubmitFailed => "Что-то пошло не так. Попробуйте еще раз.".to_owned(),
            Self::MayNotWrite => "У вас нет права писать в этом канале".to_owned(),
            Self::MayNotReact => "Здесь нельзя поставить эту реакцию".to_owned(),
            Self::NothingToSay => "Сообщение не может быть пустым".to_owned(),
        }
    }
}

impl Fault {
    fn in_english(&self) -> String {
        match self {
            Self::NotANumber => "not a number".to_owned(),
            Self::NotAnInteger => "not a whole number".to_owned(),
            Self::NotTrueOrFalse => "neither true nor false".to_owned(),
            Self::TooSmall(least) => format!("less than {least}"),
            Self::TooLarge(most) => format!("more than {most}"),
            Self::TooShort(least) => format!("shorter than {least} characters"),
            Self::TooLong(most) => format!("longer than {most} characters"),
            Self::NotAChoice => "not one of the choices".to_owned(),
            Self::NoSuchPerson => "no such person here".to_owned(),
            Self::NoSuchRole => "no such role here".to_owned(),
            Self::NoSuchChannel => "no such channel here".to_owned(),
            Self::NoSuchFile => "no such file was attached".to_owned(),
        }
    }

    fn in_russian(&self) -> String {
        match self {
            Self::NotANumber => "это не число".to_owned(),
            Self::NotAnInteger => "это не целое число".to_owned(),
            Self::NotTrueOrFalse => "нужно true или false".to_owned(),
            Self::TooSmall(least) => format!("меньше {least}"),
            Self::TooLarge(most) => format!("больше {most}"),
            Self::TooShort(least) => format!("минимум символов: {least}"),
            Self::TooLong(most) => format!("максимум символов: {most}"),
            Self::NotAChoice => "такого варианта нет".to_owned(),
            Self::NoSuchPerson => "здесь нет такого человека".to_owned(),
            Self::NoSuchRole => "здесь нет такой роли".to_owned(),
            Self::NoSuchChannel => "здесь нет такого канала".to_owned(),
            Self::NoSuchFile => "такой файл не приложен".to_owned(),
        }
    }
}
