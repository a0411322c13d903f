right-list-title = How long your content may be used
right-list-none = No usage rights yet. They begin once something of yours is published that a brief asked for with rights.
right-list-row = **{ $name }**: { $until }
right-queue-title = What may be used, and until when
right-queue-none = No usage rights are running. They begin when a published post is confirmed.
right-queue-button = Usage rights
right-choice = { $creator }: { $title }
right-until = until { $day }
right-until-never = for good
right-until-stopped = not used any more
right-until-over = ended { $day }
right-until-ending = until { $day }, and no longer
right-title = Usage rights: { $title }
right-running = May be used until { $day }.
right-for-good = May be used for good.
right-stopped = Not used any more.
right-over-program = The right ended { $day }. Stop using it, or ask for a renewal.
right-over-creator = The right ended { $day }. It can be renewed.
right-ending-program = { $creator } does not wish to renew it: use it until { $day } and no longer.
right-ending-creator = May be used until { $day }. The managers know that you do not wish to renew it.
right-offered = { $creator } proposes to renew it until { $day }.
right-wanted = The managers would like to use it until { $day }. It is yours to decide.
right-proposed = Proposed: until { $day }. The other side has not answered yet.
right-creator = Creator
right-scope = For what
right-channels = Where
right-territory = In which countries
right-words = { $words }
right-window = How long
right-renew-button = Renew
right-renew-title = A later last day
right-form-until = Until which day?
right-form-until-example = 31 December
right-agree-button = Agree
right-refuse-button = No, thank you
right-stop-button = Stop using
right-end-button = Stop using after that day
right-stopping-meant = From now on nobody should use it, and { $creator } hears so. This cannot be taken back.
right-ending-meant = The managers hear that you do not wish to renew it after { $day }. Until then it may be used, as you agreed.
right-told-unwanted = { $creator } does not wish to renew: { $title }
right-told-offered = { $creator } proposes to renew: { $title }
right-told-answered = { $creator } answered about the renewal: { $title }
right-told-wanted = The managers would like to go on using { $title }
right-told-settled = About the usage rights of { $title }
right-told-ends = { $days ->
    [one] { $title } may be used for one more day
   *[other] { $title } may be used for { $days } more days
}
right-told-over = { $title }: the right to use it ends today
right-told-ends-program = { $days ->
    [one] { $creator }: { $title } may be used for one more day
   *[other] { $creator }: { $title } may be used for { $days } more days
}
right-told-over-program = { $creator }: the right to use { $title } ends today
