round-preview-title = { $groups ->
    [0] Nobody would meet yet
    [one] The next round: { $groups } introduction
   *[other] The next round: { $groups } introductions
}
round-preview-text = { $people } of the { $joined } who opted in would be asked, each in private. Nobody hears of it before you start the round.
round-preview-none = Nobody who opted in is due and finds somebody new now. Creators opt in with `/intro join`; `/round rules` says how soon the same people may meet again.
round-pairs = Who meets whom
round-pair = { $names }
round-pair-why = { $names }: { $reason }
round-left-out = Left out this time
round-left-out-line = { $name }: { $why }
round-left-out-again = { $name }: { $why } (left out last time as well)
round-left-out-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
round-why-taken = everybody who suits meets somebody else
round-why-hours = nobody suitable is awake at the same hours
round-why-language = no language in common with anybody suitable
round-why-nobody = nobody suitable this time
round-reason-taught = one offers what the other would like to learn: { $topic }
round-reason-shared = both talk about { $topics }
round-reason-curious = one is curious about the other’s market
round-reason-spoken = both speak { $language }
round-reason-recommended = recommended
round-start-button = Start the round
round-shuffle-button = Draw again
round-preview-button = Show the next round
round-rules-button = Rules
round-changed-title = This round has changed
round-changed = Somebody joined, left or changed their mind since you looked. This is how it would be now; nobody was asked yet.
round-status-title = { $groups ->
    [one] Round of { $at }: { $groups } introduction
   *[other] Round of { $at }: { $groups } introductions
}
round-started = The round has begun. Each is asked in private and has 72 hours to answer.
round-status-text = What people answer stays theirs; you see what came of it.
round-status-field = How far it is
round-status-waiting = { $count } about to be asked
round-status-asked = { $count } open for answers
round-status-open = { $count } in conversation
round-status-closed = { $count } did not come about
round-status-dropped = { $count } given up, because somebody left, rests or is kept apart
round-status-met = { $count ->
    [one] { $count } person said that they met
   *[other] { $count } people said that they met
}
round-rules-title = Rules of introductions
round-rules-text = They hold for rounds, for introductions by hand and for those that creators ask for.
round-rules-months-field = The same people again
round-rules-months = { $months ->
    [0] at any time
    [one] after a month at the earliest
   *[other] after { $months } months at the earliest
}
round-rules-markets-field = Markets
round-rules-markets-differ = only people of different markets meet
round-rules-markets-any = people of one market may meet
round-rules-trios-field = Whoever would be left out
round-rules-trios-allowed = joins two others where all three suit
round-rules-trios-none = waits for the next round, and is first there
round-rules-audience-field = Audiences, in rounds
round-rules-audience-any = of any size
round-rules-audience-similar = rather of similar size
round-rules-audience-different = rather of different size
round-rules-audience-choose = Audiences in rounds
round-rules-months-button = Change the pause
round-rules-markets-differ-button = Only across markets
round-rules-markets-any-button = Also within a market
round-rules-trios-allowed-button = Allow three
round-rules-trios-none-button = Only two
round-rules-months-title = The same people again
round-rules-months-input = After how many months, 0 to 60
round-told-title = Not this round
round-told = { $program } has just introduced its creators to each other, and you are left out this time: { $why }. In the next round you come first. With `/intro ask` you can look for somebody yourself now; with `/intro join` you change whom you would like to meet.
