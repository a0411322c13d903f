//! Which button, select or form about whose conversions are and what they earn does what: one line for each.

use futures::future::BoxFuture;

use super::deed::boxed;
use super::payout::Step;
use super::{attribution, earnings, hold, payout, reward};
use crate::discord::ask::Ask;
use crate::discord::press::{Nothing, Pay};
use crate::features::attribution::Change;
use crate::features::reward::Change as Reward;

/// What a press does.
pub(super) fn deed<'a>(ask: &'a Ask<'a>, press: Pay) -> BoxFuture<'a, ()> {
    match press {
        Pay::AttributionOrder(seen) => boxed(move || attribution::change(ask, seen, Change::Order)),
        Pay::AttributionPrecedence(seen) => boxed(move || attribution::change(ask, seen, Change::Precedence)),
        Pay::AttributionWindow(seen) => boxed(move || attribution::window(ask, seen)),
        Pay::AttributionWindowKeep(seen) => boxed(move || attribution::keep_window(ask, seen)),
        Pay::AttributionCampaign(Nothing) => boxed(move || attribution::campaign(ask)),
        Pay::AttributionCampaignKeep(id) => boxed(move || attribution::keep_campaign(ask, id)),
        Pay::AttributionExplain(Nothing) => boxed(move || attribution::explain(ask)),
        Pay::AttributionCredit(id) => boxed(move || attribution::credit(ask, id)),
        Pay::RewardOverview(Nothing) => boxed(move || reward::overview_again(ask)),
        Pay::RewardChoose(Nothing) => boxed(move || reward::choose(ask)),
        Pay::RewardSheet(scope) => boxed(move || reward::sheet(ask, scope)),
        Pay::RewardBegin(scope) => boxed(move || reward::begin(ask, scope)),
        Pay::RewardAdd(draft) => boxed(move || reward::add(ask, draft)),
        Pay::RewardBounty(draft) => boxed(move || reward::bounty(ask, draft)),
        Pay::RewardShare(draft) => boxed(move || reward::share(ask, draft)),
        Pay::RewardRemove(draft) => boxed(move || reward::remove(ask, draft)),
        Pay::RewardHold(draft) => boxed(move || reward::hold(ask, draft)),
        Pay::RewardHoldKeep(draft) => boxed(move || reward::keep_hold(ask, draft)),
        Pay::RewardSave(draft) => boxed(move || reward::change(ask, draft, Ok(Reward::Save))),
        Pay::RewardDiscard(draft) => boxed(move || reward::change(ask, draft, Ok(Reward::Discard))),
        Pay::RewardEnding(plan) => boxed(move || reward::ending(ask, plan)),
        Pay::RewardEnd(plan) => boxed(move || reward::change(ask, plan, Ok(Reward::End))),
        Pay::EarningsBalance(Nothing) => boxed(move || earnings::balance_again(ask)),
        Pay::EarningsHistory(before) => boxed(move || earnings::history(ask, before.0)),
        Pay::EarningsList(Nothing) => boxed(move || earnings::list(ask)),
        Pay::EarningsExplain(Nothing) => boxed(move || earnings::explain(ask)),
        Pay::EarningsPayouts(Nothing) => boxed(move || earnings::payouts_again(ask)),
        Pay::EarningsStatementChosen(Nothing) => boxed(move || earnings::chosen_statement(ask)),
        Pay::EarningsStatement(id) => boxed(move || earnings::statement(ask, Ok(id))),
        Pay::EarningsObjection(id) => boxed(move || hold::objection(ask, id)),
        Pay::EarningsObject(id) => boxed(move || hold::object(ask, id)),
        Pay::HoldShow(id) => boxed(move || hold::show(ask, id)),
        Pay::HoldNext(id) => boxed(move || hold::next(ask, id)),
        Pay::HoldReleaseForm(id) => boxed(move || hold::form(ask, id, false)),
        Pay::HoldRelease(id) => boxed(move || hold::decide(ask, id, false)),
        Pay::HoldVoidForm(id) => boxed(move || hold::form(ask, id, true)),
        Pay::HoldVoid(id) => boxed(move || hold::decide(ask, id, true)),
        Pay::PayoutRun(Nothing) => boxed(move || payout::run(ask)),
        Pay::PayoutRules(Nothing) => boxed(move || payout::rules(ask)),
        Pay::PayoutRulesKeep(Nothing) => boxed(move || payout::keep_rules(ask)),
        Pay::PayoutShow(id) => boxed(move || payout::step(ask, id, Step::Show)),
        Pay::PayoutConfirm(id) => boxed(move || payout::step(ask, id, Step::Confirm)),
        Pay::PayoutCallingOff(id) => boxed(move || payout::step(ask, id, Step::CallingOff)),
        Pay::PayoutCallOff(id) => boxed(move || payout::step(ask, id, Step::CallOff)),
        Pay::PayoutExport(id) => boxed(move || payout::step(ask, id, Step::Export)),
        Pay::PayoutAllForm(id) => boxed(move || payout::form(ask, id, true)),
        Pay::PayoutAll(id) => boxed(move || payout::mark(ask, id, true)),
        Pay::PayoutSomeForm(id) => boxed(move || payout::form(ask, id, false)),
        Pay::PayoutSome(id) => boxed(move || payout::mark(ask, id, false)),
        Pay::PayoutUndoing(id) => boxed(move || payout::step(ask, id, Step::Undoing)),
        Pay::PayoutUndo(id) => boxed(move || payout::step(ask, id, Step::Undo)),
    }
}
