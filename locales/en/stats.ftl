stats-title = Your results: { $period }
stats-link-title = Link { $code }: { $period }
stats-campaign-title = { $campaign }: { $period }
stats-period-week = 7 days
stats-period-month = 30 days
stats-period-ninety = 90 days
stats-period-quarter = this quarter
stats-period-year = this year
stats-period-all = all time
stats-clicks = Clicks
stats-visitors = Visitors
stats-signups = Sign-ups
stats-sales = Sales
stats-renewals = Renewals
stats-refunds = Refunds
stats-rate = Conversion rate
stats-rate-figure = { $tenths }%
stats-revenue = Revenue
stats-before = Before
stats-visitors-meaning = Visitors are different people, counted anew each day. Robots and link previews are left out.
stats-empty = Nothing in these days yet. Put your link where your audience is: a profile, a description, a story. The first clicks show here at once.
stats-figure = { $figure }
stats-figure-up = { $figure } · ▲ { $percent }%
stats-figure-down = { $figure } · ▼ { $percent }%
stats-figure-same = { $figure } · as before
stats-until = { $since } – { $until }. Today is not over yet.
stats-until-compared = { $since } – { $until }, beside { $before_since } – { $before_until }. Today is not over yet.
stats-button = Show figures
stats-link-button = Show the link
stats-placements = By placement
stats-placement-none = none named
stats-placement-clicks = { $name }: { $clicks ->
    [one] { $clicks } click
   *[other] { $clicks } clicks
}
stats-placement-sales = { $name }: { $clicks ->
    [one] { $clicks } click
   *[other] { $clicks } clicks
}, { $sales ->
    [one] { $sales } sale
   *[other] { $sales } sales
}
stats-top-title = Leaderboard: { $period }
stats-top-empty = Nobody has a place yet. The first click of a link makes the first place.
stats-top-row = **{ $rank }.** { $name } · { $sales ->
    [one] { $sales } sale
   *[other] { $sales } sales
} · { $clicks ->
    [one] { $clicks } click
   *[other] { $clicks } clicks
}
stats-top-row-paid = **{ $rank }.** { $name } · { $sales ->
    [one] { $sales } sale
   *[other] { $sales } sales
} · { $clicks ->
    [one] { $clicks } click
   *[other] { $clicks } clicks
} · { $revenue }
stats-top-own = { $name } (you)
stats-top-somebody = a creator
stats-top-hint = Names and money stand here only of those who agreed: the switch “Leaderboard” in /profile show.
