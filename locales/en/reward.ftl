reward-title = What creators earn
reward-text = The most specific terms count: a creator’s own, then those of their tier, then the campaign’s, then everybody’s. A change holds for what is paid from then on; what was earned stays as it was.
reward-none = Sales are counted, but earn nobody anything yet. Choose below whose terms you want to write.
reward-more = { $plans ->
    [one] And { $plans } more; `/creator deal` shows a creator’s own.
   *[other] And { $plans } more; `/creator deal` shows a creator’s own.
}
reward-choose = Open the terms of…
reward-scope-program = Everybody
reward-scope-campaign = Campaign { $campaign }
reward-scope-tier = Tier { $tier }
reward-scope-deal = { $creator } alone
reward-line = • { $terms }
reward-terms-bounty = { $amount } for every new customer who pays
reward-terms-share = { $rate }% of what customers pay, without an end
reward-terms-months = { $rate }% of what customers pay, for { $months ->
    [one] { $months } month
   *[other] { $months } months
} from their first payment
reward-terms-payments = { $rate }% of { $payments ->
    [one] a customer’s first payment
   *[other] a customer’s first { $payments } payments
}
reward-terms-both = { $rate }% of what customers pay, for { $months ->
    [one] { $months } month
   *[other] { $months } months
} from their first payment and at most { $payments ->
    [one] { $payments } payment
   *[other] { $payments } payments
}
reward-hold-none = Payable at once.
reward-hold-days = { $days ->
    [one] On hold for { $days } day in case a sale is taken back, then payable.
   *[other] On hold for { $days } days in case a sale is taken back, then payable.
}
reward-sheet-title = Terms: { $scope }
reward-since-field = In force
reward-since = Version { $version }, since { $at }.
reward-sheet-nothing = Sales earn nothing yet, except where a campaign, a tier or a creator has terms of its own.
reward-sheet-none = No terms of its own here: the less specific ones hold.
reward-all-button = Show all terms
reward-change-button = Change the terms
reward-begin-button = Write terms
reward-end-button = End the terms
reward-draft-field = Draft, not in force yet
reward-draft-empty = Nothing is paid for so far. Add something below.
reward-outlook-field = { $days ->
    [one] The last { $days } day
   *[other] The last { $days } days
}
reward-outlook-none = No payment of that time comes under these terms.
reward-outlook = { $payments ->
    [one] { $payments } payment comes under these terms. It would have earned creators
   *[other] { $payments } payments come under these terms. They would have earned creators
} { $before } by what is in force, and { $after } by the draft.
reward-outlook-cut = The latest { $payments } payments under these terms would have earned creators { $before } by what is in force, and { $after } by the draft.
reward-nothing = nothing
reward-add-choose = Add something that is paid for…
reward-add-bounty = An amount for every new customer
reward-add-share = A share of what customers pay
reward-remove-choose = Take something out…
reward-save-button = Put into force
reward-hold-button = Change the hold
reward-discard-button = Throw the draft away
reward-bounty-title = For every new customer
reward-amount-input = Amount and currency
reward-amount-example = 10 EUR
reward-share-title = A share of what customers pay
reward-rate-input = Percent
reward-rate-example = 20
reward-months-input = For how many months, 1 to { $most }; empty: no end
reward-payments-input = For how many payments, 1 to { $most }; empty: all
reward-hold-title = On hold before it is payable
reward-hold-input = Days, 0 to { $most }
reward-ending-title = End these terms? { $scope }
reward-ending = From then on the less specific terms hold here. What was earned stays.
reward-ending-program = From then on sales earn nothing, except where a campaign, a tier or a creator has terms of its own. What was earned stays.
reward-end-meant-button = End them
reward-keep-button = Keep them
reward-told-title = You earn by other terms from now on
reward-told = { $program }: what you have earned stays as it is.
reward-told-campaign = { $program }, campaign { $campaign }: what you have earned stays as it is.
reward-told-now = From now on
reward-told-nothing = Sales earn nothing. Ask your owner if you did not expect this: `/home` has a button for it.
reward-told-before = Until now
