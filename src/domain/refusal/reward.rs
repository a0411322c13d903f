//! Every no about what creators earn.

/// A no about a reward plan or a commission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reward {
    /// Not a percentage.
    RateUnfit,
    /// A plan has so many components already.
    Full,
    /// A rule that makes no sense for what it is about: a rise of a fixed amount, one that does not rise, any of a bonus.
    RuleUnfit,
    /// A plan without any component pays nothing.
    Empty,
    /// No tier, campaign or creator of this programme.
    ScopeUnknown,
    /// It waits for a decision already, or nothing is left of it.
    Waiting,
    /// As many objections of the asker wait as may.
    TooManyDisputes,
    /// No commission of this name or day that concerns the asker.
    CommissionUnknown,
}
