//! What managers did, who and when: lines that are added and never changed.

/// A deed of the staff that the audit remembers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Deed {
    /// Approved an application.
    ApplicationApprove,
    /// Declined an application.
    ApplicationDecline,
    /// Asked an applicant a question.
    ApplicationAsk,
}
