roi-title = Return of partnerships: { $period }
roi-title-of = Return of { $name }: { $period }
roi-nobody = somebody who erased their data
roi-empty = Nothing came in and nothing was spent in these days. Choose a longer period, or see in `/program rewards` what creators earn.
roi-revenue = Revenue
roi-costs = Costs
roi-left = Revenue less costs
roi-ratio = Return
roi-times = { $tenths }×
roi-times-none = no costs yet
roi-of = { $currency }: { $what }
roi-each-sale = Cost of a sale
roi-each-sale-none = nothing was sold yet
roi-each-customer = Cost of a new customer
roi-each-customer-none = no new customer that the shop has named
roi-each-free = no costs yet
roi-payback = Paid back
roi-payback-open = not yet
roi-payback-free = nothing was spent yet
roi-payback-back = { $months ->
    [one] within { $months } month, since { $since }
   *[other] within { $months } months, since { $since }
}
roi-spent = What was spent
roi-spent-commission = commissions and fees: { $money }
roi-spent-adjustment = by hand: { $money }
roi-spent-goods = goods that were sent: { $money }
roi-sum = { $ratio } · revenue { $revenue }, costs { $costs }
roi-sum-of = { $name }: { $sum }
roi-row = **{ $rank }.** { $name } · { $sum }
roi-all = Together
roi-more = { $more ->
    [one] and { $more } more in the file
   *[other] and { $more } more in the file
}
roi-open = Open a partnership…
roi-back = Show all partnerships
roi-revenue-so-far = Revenue so far ({ $currency })
roi-costs-so-far = Costs so far ({ $currency })
roi-revenue-in = Revenue ({ $currency })
roi-costs-in = Costs ({ $currency })
roi-meaning = Return is revenue for one of cost. Revenue: what the shop reported, less refunds. Costs: what the ledger has for creators, and what they were sent at its value; advertising and the like, which Duet does not know, are not in them. Sales are counted with renewals.
