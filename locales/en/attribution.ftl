attribution-title = Whose a sale is
attribution-text = This decides whose sign-ups and sales are from now on; what was credited before stays as it is. Renewals stay with the creator who brought the customer, and refunds go with what they take back.
attribution-window-field = A link or code counts for
attribution-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
attribution-order-field = Of several
attribution-order-last = the last before the purchase
attribution-order-first = the first
attribution-precedence-field = Where a purchase names a code and a link
attribution-precedence-code = the code
attribution-precedence-link = the link
attribution-campaigns-field = Campaigns with days of their own
attribution-campaign = { $campaign }: { $days }
attribution-since = In force since { $at }.
attribution-order-last-button = Count the last
attribution-order-first-button = Count the first
attribution-precedence-code-button = Put codes first
attribution-precedence-link-button = Put links first
attribution-window-button = Change the days
attribution-campaign-choose = Give a campaign days of its own…
attribution-window-title = For how many days it counts
attribution-window-input = Days, 1 to { $most }
attribution-campaign-input = Days, 1 to { $most }; empty: as the programme
explain-own = credited to you
explain-other = credited to another creator
explain-named = credited to { $name }
explain-nobody = nobody’s so far
explain-what = { $kind } of { $at }, { $id } in the shop.
explain-what-paid = { $kind } of { $at }, { $amount }, { $id } in the shop.
explain-kind-signup = Sign-up
explain-kind-sale = Sale
explain-kind-renewal = Renewal
explain-kind-refund = Refund
explain-why-field = Why
explain-why-click = The buyer came by the link.
explain-why-code = The shop named the link’s code.
explain-why-promo = The buyer typed the code.
explain-why-promo-code = The buyer typed the code `{ $code }`.
explain-why-customer = The customer was brought before.
explain-why-refund = It takes back what was credited so.
explain-why-manual = A manager credited it by hand.
explain-why-nobody = The shop named no link or code that counts, and the customer is nobody’s. As soon as the customer is somebody’s, so is this.
explain-rule-field = Rule
explain-rule = A link or code counts for { $days }; of several { $order }; of a code and a link at one purchase { $precedence }.
explain-rule-since = { $rule } In force since { $at }.
explain-rule-renewal = A renewal stays with the creator who brought the customer.
explain-running-field = In the running
explain-running = { $at }, { $who }: { $what }; { $verdict }
explain-running-you = you
explain-running-other = another creator
explain-touch-click = link followed
explain-touch-code = code named by the shop
explain-touch-manual = credited by a manager
explain-touch-promo = code typed
explain-touch-promo-code = code `{ $code }` typed
explain-won = counts
explain-too-old = older than { $days }
explain-code-typed = a code was typed, which comes first
explain-link-followed = a link was followed, which comes first
explain-not-last = a later one counts
explain-not-first = an earlier one counts
explain-bound = a renewal stays with whoever brought the customer
explain-own-sale-field = Looks like the creator’s own purchase
explain-credit-choose = Credit it to a creator…
explain-day-title = { $count ->
    [one] { $day }: { $count } entry
   *[other] { $day }: { $count } entries
}
explain-day-text = Choose one to read who was credited and why.
explain-day-latest = { $day }: the latest { $count ->
    [one] entry
   *[other] { $count } entries
}
explain-day-more = Choose one to read who was credited and why. There are more on that day: name one by its number in the shop, `/stats explain`.
explain-day-none-title = Nothing on { $day }
explain-day-none = No sale or sign-up counts on that day. Name another day, or its number in the shop: `/stats explain`.
explain-day-choose = Explain…
explain-day-line = { $kind } { $id }: { $credit }
explain-day-line-paid = { $kind } { $id }, { $amount }: { $credit }
