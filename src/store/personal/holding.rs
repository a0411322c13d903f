//! What is known of the rows about a person in one table: which they are, what is exported, what goes.

/// What a column holds, and so how it is exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A key or number; written as text, because JSON's readers round large ones.
    Key,
    /// A count.
    Count,
    /// Text.
    Text,
    /// Yes or no.
    Flag,
    /// A moment.
    Moment,
    /// A day.
    Day,
}

/// What becomes of a table's rows when a person asks to be forgotten. `$1` is the person; `$2` the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forget {
    /// This statement takes the person out.
    Run(&'static str),
    /// The same, and it writes down when.
    RunAt(&'static str),
    /// The rows stay, for this reason.
    Keep(&'static str),
}

/// What is stored about people in one table.
#[derive(Clone, Copy, Debug)]
pub struct Holding {
    /// The table.
    pub table: &'static str,
    /// Which of its rows are about the person `$1`.
    pub of: &'static str,
    /// The columns that they get when they ask.
    pub shown: &'static [(&'static str, Kind)],
    /// The columns that they do not get: managers' names, and what only the machine needs.
    pub left_out: &'static [&'static str],
    /// What goes when they ask to be forgotten.
    pub forget: Forget,
}
