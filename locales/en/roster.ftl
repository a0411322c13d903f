roster-title = { $new ->
    [0] Nobody new in this file
    [one] { $new } new creator in this file
   *[other] { $new } new creators in this file
}
roster-new = New
roster-known = Known already
roster-flawed = Left out
roster-line = Line { $line }: { $flaw }
roster-dry = Nothing has changed yet. The report says what becomes of each line.
roster-nothing = There is nothing to bring in. The report says why, line by line.
roster-button = Bring in { $new }
roster-done-title = { $came ->
    [one] { $came } creator is in
   *[other] { $came } creators are in
}
roster-done = Nobody was messaged. Those who are active have their place and can use `/home`; those who are invited can use `/start`, and `/creator invite` tells them so.
roster-column-line = line
roster-column-person = person
roster-column-fate = what becomes of it
roster-fate-active = becomes an active creator
roster-fate-invited = becomes an invited creator
roster-fate-known = known already, stays as they are
roster-flaw-person = the person is no Discord number or mention
roster-flaw-twice = the person is on line { $line } already
roster-flaw-incomplete = an active creator needs a name and a market
roster-flaw-too-long = { $field } is longer than { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}
roster-flaw-stage = the stage is neither `invited` nor `active`
roster-flaw-market = the programme has no such market
roster-flaw-cells = more or fewer cells than columns
