earnings-button = Show my earnings
earnings-title = Your earnings
earnings-program = From { $program }.
earnings-title-payable = { $amount } ready to be paid
earnings-title-held = { $amount } on hold
earnings-title-owed = { $amount } more taken back than earned
earnings-held = { $amount } more on hold; the first of it can be paid from { $at }.
earnings-held-only = In case a sale is taken back. The first of it can be paid from { $at }.
earnings-held-nothing = Nothing on hold.
earnings-none-title = Nothing earned so far
earnings-none = { $program }: share your link. As soon as somebody buys, you read here what it earns you.
earnings-none-left = { $program }: what you had earned was taken back with its sales. Every line is below.
earnings-none-unpaid = { $program }: sales are counted, but nothing is paid for them here. `/stats me` shows what your link brings.
earnings-goods-field = What you are sent
earnings-terms-field = What you earn by
earnings-why-button = Explain a sale
earnings-history-button = Show every line
earnings-history-title = Every line of your earnings
earnings-history-none = No line so far.
earnings-line = { $at } · { $amount } · { $kind } { $id }
earnings-history-newest-button = Show the newest
earnings-history-older-button = Show older ones
earnings-explain-title = Sales that earned you something
earnings-explain-text = Choose one to read why it earned what it did.
earnings-explain-none = As soon as a sale earns you something, you can read here why.
earnings-explain-day-title = Sales of { $day } that earned something
earnings-explain-day-none-title = No sale of { $day } earned anything
earnings-explain-day-none = Give another day, or a sale’s number in the shop. `/earnings history` has every line.
earnings-explain-choose = Explain…
earnings-explain-choice = { $kind } { $id }, { $amount }
earnings-explained-title = You earned { $amounts }
earnings-explained-title-named = { $creator } earned { $amounts }
earnings-explained-title-void = Nothing is left of it
earnings-explained-refunded-whole = All of it was taken back.
earnings-explained-refunded = { $amount } of it was taken back.
earnings-sum-share = { $rate }% of { $base } is { $amount }.
earnings-sum-fixed = { $amount }, once for this customer.
earnings-sum-bonus = { $amount }, once for this month or year. This sale reached it.
earnings-risen-months = The share has risen with { $months ->
    [one] { $months } month
   *[other] { $months } months
} with the programme.
earnings-risen-campaigns = The share has risen with { $campaigns ->
    [one] { $campaigns } campaign
   *[other] { $campaigns } campaigns
} joined.
earnings-cut = Of that { $amount } was left under the most for the period.
earnings-cut-whole = The most for the period was reached before, so nothing of it counts.
earnings-left = After what was taken back { $amount } is left.
earnings-state-pending = Can be paid from { $day }, after { $days ->
    [one] { $days } day
   *[other] { $days } days
} on hold.
earnings-state-approved = Can be paid since { $day }.
earnings-state-void = Void, because the sale was taken back.
earnings-rule = By { $by }, version { $version }, in force since { $at }.
earnings-by-program = everybody’s terms
earnings-by-campaign = the terms of the campaign { $campaign }
earnings-by-tier = the terms of the tier { $tier }
earnings-by-deal = individual terms
earnings-line-fee = { $at } · { $amount } · for { $title }
earnings-line-adjusted = { $at } · { $amount } · by hand: { $reason }
earnings-line-paid = { $at } · { $amount } · payout { $number }
earnings-line-unpaid = { $at } · { $amount } · payout { $number } was marked by mistake
earnings-least = { $amount } of the { $least } that a payout needs.
earnings-under-way = { $sums } of it is in a payout that is being made.
earnings-stopped = Your payouts rest for now; what you earn is entered as before. Your owner can tell you more.
earnings-state-paid = Paid out.
earnings-state-clawed-back = Paid out, and { $amount } of it taken back since: the next payout is less by that.
earnings-payouts-button = Show payouts
earnings-payouts-title = What you were paid
earnings-payouts-none-title = No payout so far
earnings-payouts-none = As soon as you are paid, you find the statement here.
earnings-payouts-choose = Open a statement…
earnings-payouts-choice = Payout { $number }: { $amount }
earnings-payment = { $at } · { $amount } · payout { $number }
earnings-payment-reference = { $at } · { $amount } · payout { $number }, { $reference }
earnings-payment-none = { $amount } · payout { $number }, not paid yet
earnings-statement-title = { $amount } in payout { $number }
earnings-statement-line = { $at } · { $amount } · { $id }
earnings-statement-fee = { $amount } · for { $title }
earnings-statement-adjusted = { $amount } · by hand: { $reason }
earnings-statement-more = { $more ->
    [one] And { $more } more in the file.
   *[other] And { $more } more in the file.
}
earnings-statement-button = Show the statement
earnings-column-at = when
earnings-column-of = for
earnings-column-amount = amount
earnings-column-currency = currency
earnings-line-voided = { $at } · { $amount } · { $id } is not paid
earnings-state-held = Held for review. You hear as soon as it is decided.
earnings-looked-at = { $sums } more is held for review.
earnings-title-looked-at = { $amount } held for review
