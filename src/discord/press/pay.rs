//! Every button, select and form about whose conversions are, and what they earn.

use std::fmt;

use super::{Nothing, untagged};
use crate::discord::ids::Maybe;
use crate::domain::reward::Scope;
use crate::domain::{
    CampaignId, CommissionHoldId, ConversionId, LedgerEntryId, PayoutId, PayoutItemId, RewardPlanId,
};

presses! {
    Pay(): "Those about whose conversions are, and what they earn.";
    AttributionOrder(i64) = "attribution", "order", "The other of first and last touch counts from now on.";
    AttributionPrecedence(i64) = "attribution", "precedence", "The other of code and link comes first from now on.";
    AttributionWindow(i64) = "attribution", "window", "The form for how many days a link or code counts.";
    AttributionWindowKeep(i64) = "attribution", "keep-window", "The days, filled in.";
    AttributionCampaign(Nothing) = "attribution", "campaign", "The form for the days of the campaign that was chosen.";
    AttributionCampaignKeep(CampaignId) = "attribution", "keep-campaign", "A campaign's days, filled in.";
    AttributionExplain(Nothing) = "attribution", "explain", "Why the conversion that was chosen is whose it is.";
    AttributionCredit(ConversionId) = "attribution", "credit", "The creator to whom a conversion is credited by hand.";
    RewardOverview(Nothing) = "reward", "overview", "Everything that creators earn by.";
    RewardChoose(Nothing) = "reward", "choose", "What is paid within the scope that was chosen.";
    RewardSheet(Scope) = "reward", "sheet", "What is paid within a scope.";
    RewardBegin(Scope) = "reward", "begin", "Begins the draft of a scope's next version.";
    RewardAdd(RewardPlanId) = "reward", "add", "The form for one more thing that is paid for, of the kind that was chosen.";
    RewardBounty(RewardPlanId) = "reward", "bounty", "An amount for new customers, filled in.";
    RewardShare(RewardPlanId) = "reward", "share", "A share of what is paid, filled in.";
    RewardRemove(RewardPlanId) = "reward", "remove", "What is no longer to be paid for was chosen.";
    RewardHold(RewardPlanId) = "reward", "hold", "The form for how long what is earned is held.";
    RewardHoldKeep(RewardPlanId) = "reward", "keep-hold", "The days, filled in.";
    RewardSave(RewardPlanId) = "reward", "save", "A draft holds from now on.";
    RewardDiscard(RewardPlanId) = "reward", "discard", "Throws a draft away.";
    RewardEnding(RewardPlanId) = "reward", "ending", "Asks whether a plan is meant to end.";
    RewardEnd(RewardPlanId) = "reward", "end", "It is.";
    EarningsBalance(Nothing) = "earnings", "balance", "What the asker has earned.";
    EarningsHistory(Maybe<LedgerEntryId>) = "earnings", "history", "The asker's ledger before a line of it, else the newest.";
    EarningsList(Nothing) = "earnings", "list", "The last payments that earned the asker something.";
    EarningsExplain(Nothing) = "earnings", "explain", "Why the payment that was chosen earned what it did.";
    EarningsPayouts(Nothing) = "earnings", "payouts", "What the asker was paid.";
    EarningsStatementChosen(Nothing) = "earnings", "chosen", "What the payment that was chosen was made of.";
    EarningsStatement(PayoutItemId) = "earnings", "statement", "What a payment was made of.";
    PayoutRun(Nothing) = "payout", "run", "Freezes what is due.";
    PayoutRules(Nothing) = "payout", "rules", "The form for the least that is paid and what is confirmed.";
    PayoutRulesKeep(Nothing) = "payout", "keep-rules", "That, filled in.";
    PayoutShow(PayoutId) = "payout", "show", "A frozen payout.";
    PayoutConfirm(PayoutId) = "payout", "confirm", "A second manager confirms it.";
    PayoutCallingOff(PayoutId) = "payout", "calling-off", "Asks whether it is meant to be called off.";
    PayoutCallOff(PayoutId) = "payout", "call-off", "It is.";
    PayoutExport(PayoutId) = "payout", "export", "A payout as a file.";
    PayoutAllForm(PayoutId) = "payout", "all", "The form for what the bank calls all payments together.";
    PayoutAll(PayoutId) = "payout", "mark-all", "All payments were made.";
    PayoutSomeForm(PayoutId) = "payout", "some", "The form for payments that were made.";
    PayoutSome(PayoutId) = "payout", "mark-some", "These were.";
    PayoutUndoing(PayoutId) = "payout", "undoing", "Asks whether payments are meant to be taken for unpaid again.";
    PayoutUndo(PayoutId) = "payout", "undo", "They are.";
    EarningsObjection(ConversionId) = "earnings", "objection", "The form for an objection to what a sale came to.";
    EarningsObject(ConversionId) = "earnings", "object", "The objection, filled in.";
    HoldShow(CommissionHoldId) = "hold", "show", "What waits for a decision before it is paid.";
    HoldNext(CommissionHoldId) = "hold", "next", "What waits after it.";
    HoldReleaseForm(CommissionHoldId) = "hold", "release-form", "The form for what the creator is told when it can be paid.";
    HoldRelease(CommissionHoldId) = "hold", "release", "It can be.";
    HoldVoidForm(CommissionHoldId) = "hold", "void-form", "The form for what the creator is told when it is taken away.";
    HoldVoid(CommissionHoldId) = "hold", "void", "It is.";
}
