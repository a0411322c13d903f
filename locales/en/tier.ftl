tier-name = { $name }
tier-none-title = No tiers in { $program } yet
tier-none = The managers have not set up tiers. Your figures show how you are doing meanwhile.
tier-mine-title = { $name }
tier-mine-since = Your tier in { $program } since { $since }.
tier-mine-counted = Places are counted once a day, next { $when }.
tier-mine-nowhere-title = No tier in { $program } yet
tier-mine-nowhere = The first one is within reach: here is how far you are.
tier-mine-risk = You keep it until { $until }. To keep it for longer, bring by then: { $missing }.
tier-mine-risk-gone = You keep it until { $until }: it is no longer offered.
tier-mine-top = You are at the top of the ladder.
tier-mine-next = Next: { $name }
tier-brings = What it brings
tier-benefits = { $benefits }
tier-collaborations = Collaborations a year
tier-collaborations-between = { $floor }–{ $ceiling }
tier-collaborations-from = at least { $floor }
tier-collaborations-to = at most { $ceiling }
tier-collaborations-open = as it happens
tier-next-title = Next: { $name }
tier-next-missing = Still missing: { $missing }.
tier-next-there = Everything is there: you move up { $when }.
tier-next-top-title = You are at the top
tier-next-top = There is no tier above { $name }. It stays yours as long as you meet what it takes.
tier-rules-title = Tiers of { $program }
tier-rules-line = **{ $name }**
    { $needs }
tier-rules-line-own = **{ $name }** · yours
    { $needs }
tier-rules-brings = { $benefits }
tier-rules-how = { $days ->
    [one] Places are counted every day at ten. Up is at once; down only after a message and { $days } day.
   *[other] Places are counted every day at ten. Up is at once; down only after a message and { $days } days.
}
tier-needs = { $needs }
tier-needs-nothing = Everybody begins here.
tier-needs-sales = { $needed ->
    [one] { $needed } sale
   *[other] { $needed } sales
} { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}
tier-needs-revenue = { $amount } of revenue { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}
tier-needs-revenue-any = revenue { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}, any one of { $amounts }
tier-needs-tenure = { $days ->
    [one] { $days } day as a creator
   *[other] { $days } days as a creator
}
tier-needs-collaborations = { $needed ->
    [one] { $needed } collaboration
   *[other] { $needed } collaborations
}
tier-bar-collaborations = { $bar }Collaborations: { $now } of { $needed }
tier-missing-collaborations = { $more ->
    [one] { $more } more collaboration
   *[other] { $more } more collaborations
}
tier-form-taken = Collaborations so far, at least
tier-needs-audience = an audience of at least { $band }
tier-bar-sales = { $bar }Sales: { $now } of { $needed } { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}
tier-bar-revenue = { $bar }Revenue: { $now } of { $needed } { $days ->
    [one] in { $days } day
   *[other] in { $days } days
}
tier-bar-tenure = { $bar }Days as a creator: { $now } of { $needed }
tier-bar-audience = { $bar }Audience: { $now }, at least { $needed }
tier-bar-audience-unknown = { $bar }Audience: at least { $needed }. Yours has not been noted yet; a manager can do it.
tier-missing-sales = { $more ->
    [one] { $more } more sale
   *[other] { $more } more sales
} { $days ->
    [one] in { $days } day
   *[other] within { $days } days
}
tier-missing-revenue = { $amount } more revenue { $days ->
    [one] in { $days } day
   *[other] within { $days } days
}
tier-missing-revenue-any = more revenue { $days ->
    [one] in { $days } day
   *[other] within { $days } days
}, any one of { $amounts }
tier-missing-tenure = { $more ->
    [one] { $more } more day as a creator
   *[other] { $more } more days as a creator
}
tier-missing-tenure-until = { $more ->
    [one] { $more } more day as a creator (until { $until })
   *[other] { $more } more days as a creator (until { $until })
}
tier-missing-audience = an audience of at least { $band }
tier-mine-button = My tier
tier-next-button = What is missing
tier-rules-button = All tiers
tier-up-title = 🎉 You have reached { $name }
tier-up-begin-title = Your tier: { $name }
tier-up = { $program }: you have earned it. Thank you for what you bring.
tier-up-begin = { $program }: this is where everybody begins.
tier-risk-title = { $name }: { $program } would like you to keep it
tier-risk = You keep your tier and all it brings until { $until }. To keep it for longer, bring by then: { $missing }.
tier-risk-gone = This tier is no longer offered. You keep it and all it brings until { $until }; then the tier that you meet becomes yours.
tier-kept-title = { $name } stays yours
tier-kept = { $program }: everything it takes is there again, well in time.
tier-down-title = Your tier is { $name } now
tier-down-nowhere-title = You have no tier at the moment
tier-down = { $program }: the time for { $from } is over. It is yours again as soon as you meet it.
tier-celebrated-title = 🎉 { $creator } has reached { $name }
tier-celebrated = Congratulations from everybody here.
audience-nano = nano
audience-micro = micro
audience-midi = midi
audience-macro = macro
audience-mega = mega
audience-from = { $band }: { $least } and more
audience-between = { $band }: { $least }–{ $most }
audience-unknown = not noted
audience-choose = Size of the audience
audience-forget = Not noted
audience-any = The audience does not matter
audience-at-least = At least { $band }
label-tier = Tier
label-audience-band = Audience band
label-tier-until = { $name }, until { $until }
ladder-title = Tiers of { $program }
ladder-none = There are none yet. A tier is a step that creators reach by what they bring: sales, revenue, time as a creator. It has benefits, a Discord role if you like, and a rhythm of check-ins. Begin with the lowest.
ladder-line = **{ $number }. { $name }** · { $creators ->
    [one] { $creators } creator
   *[other] { $creators } creators
} · { $needs }
ladder-line-draft = **{ $number }. { $name }** (draft) · { $needs }
ladder-policy = { $days ->
    [one] Who no longer meets a tier is told, and loses it { $days } day later.
   *[other] Who no longer meets a tier is told, and loses it { $days } days later.
} Audience bands: { $bands }.
ladder-next = Places are counted next { $when }.
ladder-choose = Open a tier…
ladder-new-button = New tier
ladder-preview-button = Dry run
ladder-policy-button = Grace and bands
ladder-back-button = All tiers
ladder-policy-title = What holds for all tiers
ladder-policy-grace = Days from the message until a tier is lost
ladder-policy-band = { $band } begins at so many followers
tier-sheet-draft-lacks = A draft that creators do not see. It has no words yet in { $languages }.
tier-sheet-draft = A draft that creators do not see. Try it out to see who would reach it, then open it.
tier-sheet-open = { $creators ->
    [one] { $creators } creator has it. Changes count from the next ten in the morning on.
   *[other] { $creators } creators have it. Changes count from the next ten in the morning on.
}
tier-sheet-needs = What it takes
tier-sheet-role = Discord role
tier-sheet-role-none = none
tier-sheet-role-is = { $role }
tier-sheet-cadence = Check-ins
tier-sheet-words = Texts
tier-sheet-empty = —
tier-cadence-weekly = every week
tier-cadence-fortnightly = every two weeks
tier-cadence-monthly = every month
tier-cadence-quarterly = every quarter
tier-cadence-choose = How often creators are asked how it goes
tier-role-choose = The Discord role that its creators have
tier-role-clear-button = No role
tier-conditions-button = What it takes
tier-collaborations-button = Collaborations
tier-raise-button = Higher
tier-lower-button = Lower
tier-open-button = Open
tier-try-button = Try it out
tier-archive-button = Take out of use
tier-discard-button = Discard
tier-back-button = Back to the tier
tier-numbers-button = Change the numbers
tier-conditions-title = { $name }: what it takes
tier-conditions-text = All of it at once; of revenue, one of the amounts is enough. Figures are those of `/stats me`. Followers alone reach no tier.
tier-form-name = Name
tier-form-name-example = Silver
tier-form-benefits = What it brings
tier-form-benefits-example = Early access, a personal promo code, a gift box
tier-form-window = Counted over how many days
tier-form-sales = Sales, at least
tier-form-revenue = Revenue, at least; one currency is enough
tier-form-revenue-example = 500 USD; 40000 RUB
tier-form-tenure = Days as a creator, at least
tier-form-floor = Collaborations a year, at least
tier-form-ceiling = Collaborations a year, at most
tier-form-number-example = 10
tier-new-title = New tier: { $language }
tier-words-title = Text: { $language }
tier-collaborations-title = Collaborations a year
tier-archive-title = Take { $name } out of use?
tier-archive-text = { $creators ->
    [0] No creator has it.
    [one] { $creators } creator has it: they are told, keep it until their time of grace is over, and then have the tier that they meet.
   *[other] { $creators } creators have it: they are told, keep it until their time of grace is over, and then have the tier that they meet.
} This cannot be undone.
tier-discard-title = Discard the draft of { $name }?
tier-discard-text = Nobody but managers has seen it. This cannot be undone.
tier-keep-button = Keep it
tier-archived = { $name } is out of use.
preview-title = Dry run
preview-title-with = Dry run with { $name }
preview-none = { $creators ->
    [one] Nobody would move: the one creator there is stays where they are.
   *[other] Nobody would move: all { $creators } creators stay where they are.
}
preview-counts = { $up } up · { $warned } told that they lose theirs · { $down } down · { $kept } keep theirs after all
preview-meaning = So it would be if places were counted now. Nobody has been moved or told.
preview-up = ▲ { $person }: { $name } · { $why }
preview-up-from = ▲ { $person }: { $from } → { $name } · { $why }
preview-warned = ▽ { $person }: loses { $name } on { $until } · { $why }
preview-down = ▼ { $person }: { $from } → { $name } · { $why }
preview-no-tier = no tier
preview-why-missing = missing: { $why }
preview-why-gone = it is out of use
preview-kept = ● { $person }: keeps { $name }
preview-more = { $more ->
    [one] and { $more } more creator
   *[other] and { $more } more creators
}
tier-needs-approved = { $needed ->
    [one] { $needed } approved deliverable
   *[other] { $needed } approved deliverables
}
tier-bar-approved = { $bar }Approved deliverables: { $now } of { $needed }
tier-missing-approved = { $more ->
    [one] { $more } more approved deliverable
   *[other] { $more } more approved deliverables
}
tier-form-approved = At least; empty asks for none
tier-approved-button = Approved deliverables
tier-approved-title = Approved deliverables
