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
reward-terms-bonus-month = { $amount } once { $sales ->
    [one] { $sales } sale is
   *[other] { $sales } sales are
} made in a calendar month
reward-terms-bonus-year = { $amount } once { $sales ->
    [one] { $sales } sale is
   *[other] { $sales } sales are
} made in a calendar year
reward-terms-bonus-month-revenue = { $amount } once sales of { $sold } are made in a calendar month
reward-terms-bonus-year-revenue = { $amount } once sales of { $sold } are made in a calendar year
reward-terms-goods = { $what }, worth { $value }, for every campaign joined
reward-rule-line = – { $rule }
reward-rule-market = only for creators of the market { $market }
reward-rule-product = only for the product { $product }
reward-rule-new = only for the first payment of a customer
reward-rule-returning = only for payments of customers who have paid before
reward-rule-least = only for payments of { $amount } or more
reward-rule-rise-months = { $by }% more after every { $every ->
    [one] month
   *[other] { $every } months
} with the programme, up to { $most }%
reward-rule-rise-campaigns = { $by }% more after every { $every ->
    [one] campaign
   *[other] { $every } campaigns
} joined, up to { $most }%
reward-rule-cap-month = at most { $amount } in a calendar month
reward-rule-cap-year = at most { $amount } in a calendar year
reward-limit = Managers are asked once { $limit } are earned in a calendar month.
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
reward-add-bonus-month = A bonus for a good month
reward-add-bonus-year = A bonus for a good year
reward-add-goods = Something to be sent for a campaign
reward-what-input = What it is
reward-worth-input = What it is worth
reward-part-goods = Whoever joins a campaign under these terms is promised it. *Show what is to be sent* in `/program rewards` lists who waits for it.
reward-open-choose = Add rules, or take something out…
reward-save-button = Put into force
reward-hold-button = Change the hold
reward-limit-button = Set a spend limit
reward-limit-title = A limit for a month
reward-limit-input = Amount and currency; empty: no limit
reward-month-input = Sales in a month, a number or an amount
reward-year-input = Sales in a year, a number or an amount
reward-threshold-example = 10 or 1000 EUR
reward-part-free = No rules: it is paid for every such payment.
reward-part-bonus = Sales and renewals count of which something is left, by the days of the creator’s market as in `/stats me`. Where refunds leave too little, the bonus is taken back.
reward-only-choose = Pay it only for…
reward-rule-choose = Add a rule…
reward-unrule-choose = Take a rule away…
reward-ask-product = Only for one product
reward-ask-least = Only from an amount on
reward-ask-months = Let it rise with months
reward-ask-campaigns = Let it rise with campaigns
reward-ask-cap-month = At most so much in a month
reward-ask-cap-year = At most so much in a year
reward-product-input = Product, as the shop reports it
reward-every-months-input = After every so many months, 1 to { $most }
reward-every-campaigns-input = After every so many campaigns, 1 to { $most }
reward-by-input = By so many percent
reward-most-input = Up to this percentage
reward-draft-button = Back to the draft
reward-remove-button = Take it out
reward-limit-told-title = { $limit } earned this month: the limit is reached
reward-limit-told = What is earned beyond it waits until you release it or take it away: `/review fraud`. Raise the limit if it should not.
reward-limit-told-button = Open the terms
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
