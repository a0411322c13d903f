brief-list-title = Briefs
brief-list-none = Nothing is open to you right now. When a campaign looks for creators, you will hear of it in your market’s channel; `/link get` works without one.
brief-list-row = {"**"}{ $campaign }**: { $state }
brief-list-choose = Open a brief…
brief-list-button = Briefs
brief-state-open = open to you
brief-state-offered = offered to you personally
brief-state-joined = you take part
brief-state-due = you take part; { $title } is due on { $day }
brief-state-changed = you take part; the terms have changed
brief-state-declined = you said no
participation-open = You can join. By joining you agree to version { $version } of the terms.
participation-offered = This is offered to you personally. By joining you agree to version { $version } of the terms.
participation-declined = You said no to this one. If you have changed your mind, you can still join under version { $version } of the terms.
participation-joined = You take part: collaboration no. { $ordinal } of you and { $program }.
participation-joined-plain = You take part.
participation-agree = The terms have changed: you agreed to version { $before }, and now it is version { $version }. Look at what is new, then agree again or step back.
participation-later = It is offered to others first and opens to everybody { $opens_at }.
participation-too-much-year = You have joined { $joined } in twelve months, and { $ceiling } is as much as is good for one person. If you want this one all the same, ask your owner: a manager can offer it to you.
participation-too-much-month = Your last collaboration began less than a month ago. You can join from { $free } on; if it cannot wait, ask your owner: a manager can offer it to you.
participation-over = This campaign is over.
participation-ended = This campaign is over. Thank you for taking part.
participation-join-button = Join
participation-agree-button = Agree to version { $version }
participation-decline-button = Not this time
participation-withdraw-button = Step back
participation-show-button = Open the brief
participation-pays = What you get
participation-last = Last time
participation-last-time = { $campaign } brought { $clicks ->
    [one] { $clicks } click
   *[other] { $clicks } clicks
} and { $sales ->
    [one] { $sales } sale
   *[other] { $sales } sales
}.
participation-last-time-paid = { $campaign } brought { $clicks ->
    [one] { $clicks } click
   *[other] { $clicks } clicks
}, { $sales ->
    [one] { $sales } sale
   *[other] { $sales } sales
} and { $revenue }.
participation-reason-title = Not this time
participation-reason-label = Why; only managers see it
participation-reason-example = No time before the summer
participation-declined-title = Noted: not { $campaign }
participation-declined-text = Only managers see why. If you change your mind, the brief stays open to you while the campaign runs.
participation-offer-title = For you: { $campaign }
participation-offer = { $program } would like to do this one with you. Open the brief to see what it asks and what it pays; a no is just as welcome as a yes.
participation-terms-title = { $campaign }: the terms have changed
participation-withdrawn-title = { $creator } stepped back from { $campaign }
deadline-list = What is due
deadline-row = { $title }: by { $day }
deadline-row-done = { $title } ✓
deadline-done-button = Hand in: { $title }
deadline-snoozed = You will be reminded again { $until }. The day on which it is due stays.
deadline-soon-title = { $days ->
    [one] Due tomorrow: { $title }
   *[other] Due in { $days } days: { $title }
}
deadline-today-title = Due today: { $title }
deadline-overdue-title = { $days ->
    [one] Due since yesterday: { $title }
   *[other] Due { $days } days ago: { $title }
}
deadline-soon = For { $campaign }, by { $day }. If something is in the way, tell your owner in `/home`: there is still time to change the plan.
deadline-overdue = For { $campaign }; it was due on { $day }. Hand it in with the button below. If something is in the way, tell your owner in `/home`.
deadline-missed-title = { $creator } has not handed something in
deadline-missed = { $title } for { $campaign } was due on { $day }. They were reminded before and after; a word from you will do more than another reminder.
participants-title = Who takes part: { $campaign }
participants-button = Who takes part
participants-no-brief = This campaign has no brief, so there is nothing to join. Write one in `/campaign publish`.
participants-opens = It is offered to those of higher tiers first and opens to everybody { $opens_at }.
participants-joined = Take part ({ $count })
participants-offered = Asked, no answer yet ({ $count })
participants-declined = Said no ({ $count })
participants-withdrawn = Stepped back ({ $count })
participants-owed = Owed work ({ $count })
participants-near = Near or at their limit ({ $count })
participants-more = and { $count } more
participants-row-joined = { $name }, collaboration no. { $ordinal }
participants-row-insisted = { $name }, collaboration no. { $ordinal }; beyond the limit because: { $reason }
participants-row-reason = { $name }: { $reason }
participants-load = { $name }: { $joined } in twelve months, { $band }
participants-offer = Offer it to…
participants-offered-to = It is offered to { $names }.
participants-exceeding = Not offered, because it would be more than is good for them. If it should be offered all the same, write down why:
participants-exceeding-month = { $name }: the last one began less than a month ago; free from { $free }
participants-insist-button = Offer to { $name } anyway
participants-insist-title = Beyond the limit
participants-insist-label = Why all the same; managers see it
participants-insist-example = They asked for it, and the last one was small
participants-questions-button = Questions ({ $count })
participants-ideas-button = Ideas ({ $count })
band-between = should be { $floor }–{ $ceiling }
band-from = should be { $floor } or more
fatigue-title = Who has enough, and who is owed work
fatigue-none = Everybody has about as much to do as they should.
fatigue-full = At their limit ({ $count })
fatigue-near = Near it ({ $count })
fatigue-meaning = Collaborations joined in twelve months, beside what tier and tenure ask for. One a month is the most.
participation-changes = What is new
participation-asked = { $title }
participation-thread = Questions: { $campaign }
participation-asked-list = What is asked for
participation-asked-row = {"**"}{ $title }**: { $place }, { $due }, { $pay }
