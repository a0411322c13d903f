//! Every button, select and form about whose conversions are, and what they earn.

use std::fmt;

use super::{Nothing, untagged};
use crate::discord::ids::{Maybe, Pair};
use crate::domain::reward::{Ruled, Scope};
use crate::domain::roi::Look;
use crate::domain::{
    CampaignId, CommissionHoldId, ConversionId, GoodsId, LedgerEntryId, PayoutId, PayoutItemId, PromoCodeId,
    RewardComponentId, RewardPlanId,
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
    RewardBonusMonth(RewardPlanId) = "reward", "bonus-month", "A bonus for a month, filled in.";
    RewardBonusYear(RewardPlanId) = "reward", "bonus-year", "A bonus for a year, filled in.";
    RewardGoods(RewardPlanId) = "reward", "goods", "Something that is sent, filled in.";
    RewardOpen(RewardPlanId) = "reward", "open", "One thing that is paid for, which was chosen.";
    RewardPart(RewardComponentId) = "reward", "part", "One thing that is paid for.";
    RewardOnly(RewardComponentId) = "reward", "only", "For whom alone it is paid was chosen.";
    RewardRule(RewardComponentId) = "reward", "rule", "The form for a rule of the kind that was chosen.";
    RewardRuleKeep(Ruled) = "reward", "keep-rule", "The rule, filled in.";
    RewardUnrule(RewardComponentId) = "reward", "unrule", "A rule that is not to be any more was chosen.";
    RewardRemove(RewardComponentId) = "reward", "remove", "It is no longer to be paid for.";
    RewardLimit(RewardPlanId) = "reward", "limit", "The form for how much is earned before managers are asked.";
    RewardLimitKeep(RewardPlanId) = "reward", "keep-limit", "That, filled in.";
    RewardHold(RewardPlanId) = "reward", "hold", "The form for how long what is earned is held.";
    RewardHoldKeep(RewardPlanId) = "reward", "keep-hold", "The days, filled in.";
    RewardSave(RewardPlanId) = "reward", "save", "A draft holds from now on.";
    RewardDiscard(RewardPlanId) = "reward", "discard", "Throws a draft away.";
    RewardEnding(RewardPlanId) = "reward", "ending", "Asks whether a plan is meant to end.";
    RewardEnd(RewardPlanId) = "reward", "end", "It is.";
    GoodsList(Nothing) = "goods", "list", "What is to be sent to creators, and what is on its way.";
    GoodsChoose(Nothing) = "goods", "choose", "What is sent to a creator was chosen.";
    GoodsSendForm(GoodsId) = "goods", "send-form", "The form for what the creator is told when it is sent.";
    GoodsSend(GoodsId) = "goods", "send", "It was sent.";
    GoodsCallOff(GoodsId) = "goods", "call-off", "It is not sent after all.";
    GoodsReceived(GoodsId) = "goods", "received", "The asker has it.";
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
    PromoCodeSheet(Pair<CampaignId, i64>) = "promo-code", "sheet", "A page, from 0, of a campaign's promo codes.";
    PromoCodeMakeForm(CampaignId) = "promo-code", "make-form", "The form for the discount in the codes that are to be made.";
    PromoCodeMake(CampaignId) = "promo-code", "make", "The discount, filled in.";
    PromoCodeEnterForm(CampaignId) = "promo-code", "enter-form", "The form for codes that the shop made.";
    PromoCodeEnter(CampaignId) = "promo-code", "enter", "The codes, filled in.";
    PromoCodeRule(Pair<bool, CampaignId>) = "promo-code", "rule", "Whether whoever comes to the campaign gets one by itself.";
    PromoCodeFile(CampaignId) = "promo-code", "file", "A campaign's codes as a file.";
    PromoCodeTaking(CampaignId) = "promo-code", "taking", "A code was chosen that is to be taken away.";
    PromoCodeTake(PromoCodeId) = "promo-code", "take", "It is.";
    EarningsObjection(ConversionId) = "earnings", "objection", "The form for an objection to what a sale came to.";
    EarningsObject(ConversionId) = "earnings", "object", "The objection, filled in.";
    HoldShow(CommissionHoldId) = "hold", "show", "What waits for a decision before it is paid.";
    HoldNext(CommissionHoldId) = "hold", "next", "What waits after it.";
    HoldReleaseForm(CommissionHoldId) = "hold", "release-form", "The form for what the creator is told when it can be paid.";
    HoldRelease(CommissionHoldId) = "hold", "release", "It can be.";
    HoldVoidForm(CommissionHoldId) = "hold", "void-form", "The form for what the creator is told when it is taken away.";
    HoldVoid(CommissionHoldId) = "hold", "void", "It is.";
    RoiShow(Look) = "roi", "show", "What a partnership, or all of them, brings for what it costs, over another period.";
    RoiOpen(Look) = "roi", "open", "The partnership that was chosen.";
}
