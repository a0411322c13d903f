council-none-title = No council yet
council-none = A council is a few creators of each market who propose and vote, each in their own language. You say how long its term is and how many seats each market has; then you appoint.
council-found-button = Found a council
council-form-title = Council
council-name-in = Name: { $language }
council-ends = Last day of its term
council-day-example = For example { $day }
council-seats-each = Seats of each market
council-quorum = Votes needed of each market
council-seat-choose = Give somebody a seat…
council-chair-choose = Choose the chair…
council-unseat-choose = Take a seat back…
council-channel-choose = Choose its private channel…
council-change-button = Change name, term or seats
council-seat-of = { $name } ({ $market })
council-no-market = a market that is not in use
council-term = From { $from } to { $until }.
council-over = Its term ended on { $day }.
council-rule = Each market has { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}. A vote counts once { $quorum ->
    [one] { $quorum } of them
   *[other] { $quorum } of them
} has voted in each market that has anybody there.
council-members = { $members }
council-members-unnamed = and { $count } more, known by name to the council and managers alone
council-member = { $name }, { $person }
council-member-chair = { $name }, { $person } (chair)
council-empty = Nobody sits in it yet.
council-channel = It meets in { $channel }. Duet lets whoever sits in it into that channel.
council-outside = Duet could not let them in: { $names }.
council-inside = Their seats ended, and Duet could not put them out: { $names }.
council-mend = Give Duet *Manage Permissions* in { $channel } (Edit Channel → Permissions), or do it there yourself. Duet tries again every hour.
council-channel-missing = It has no channel yet: managers choose one with `/program council`.
council-seated-title = You have a seat in “{ $name }”
council-seated = Until { $day } you speak for your market. Propose something with `/council propose` in your own language, and see what is open with `/council agenda`.
council-unseated-title = Your seat in “{ $name }” has ended
council-unseated = Thank you for speaking for your market. What became of the council’s proposals is in `/council decisions`.
