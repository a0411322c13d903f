agreement-deal-title = Agreements with { $name }
agreement-none = Nothing is agreed on for now or later.
agreement-holds = Holds now
agreement-to-come = To come
agreement-over = Over
agreement-terms = { $starts } – { $ends }: { $campaigns ->
    [one] { $campaigns } campaign
   *[other] { $campaigns } campaigns
}
agreement-terms-review = { $starts } – { $ends }: { $campaigns ->
    [one] { $campaigns } campaign
   *[other] { $campaigns } campaigns
}; a look at how it goes on { $review }
agreement-past = { $starts } – { $ends }
agreement-past-ended = { $starts } – { $ends }, ended early { $ago }: { $reason }
agreement-new-button = New agreement
agreement-change-button = Change (until { $ends })
agreement-end-button = End early (until { $ends })
agreement-new-title = New agreement
agreement-change-title = Change the agreement
agreement-end-title = End the agreement early
agreement-reason-label = Why; the creator reads this
agreement-starts-label = First day
agreement-ends-label = Last day
agreement-ends-example = 2027-03-31, 31 March 2027 or 3/31/2027
agreement-campaigns-label = How many campaigns
agreement-campaigns-example = 4
agreement-review-label = When to look at how it goes (or empty)
agreement-made-title = You and { $program } have an agreement
agreement-changed-title = Your agreement with { $program } has changed
agreement-made-hint = It stands in `/home` as well. If something is not as you agreed, ask your owner there.
agreement-ended-title = Your agreement with { $program } ends early
agreement-ended = It was to last until { $ends }.
agreement-ended-hint = Your links and figures stay as they are. To talk about it, ask your owner in `/home`.
agreement-reminder-title = Your agreement ends on { $ends }
agreement-reminder = A good time to say what should be different next time.
agreement-review-title = Today you and your owner look at how it goes
agreement-review = Say what works and what should change; your owner is reminded too.
agreement-looked-at-title = { $name }: today you look at how it goes
agreement-looked-at = Talk with { $person } about what works and what should change. They are reminded too.
agreement-ending-title = { $name }: the agreement ends on { $ends }
agreement-ending = Nothing is agreed on with { $person } after that. Talk about how to go on.
agreement-ending-earned = The results with { $person } speak for a renewal: there was no less than before the agreement. One press proposes the same again.
agreement-during = In this agreement
agreement-before = In as many days before
agreement-sold = { $sales ->
    [one] { $sales } sale
   *[other] { $sales } sales
}, { $clicks ->
    [one] { $clicks } click
   *[other] { $clicks } clicks
}
agreement-renew-button = Renew
home-agreements = Agreed for the next twelve months
agreement-reward-button = Show what they earn
