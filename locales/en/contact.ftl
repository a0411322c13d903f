topic-check-in = Check-ins
topic-reminder = Reminders
topic-tier = Tiers
topic-sales = Sales
topic-campaign = Campaigns
topic-decision = Answers
topic-staff = Notes for managers
frequency-each = { $topic }: at once
frequency-daily = { $topic }: once a day, at ten
frequency-weekly = { $topic }: on Mondays, at ten
frequency-off = { $topic }: not at all
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
pause-week = For a week
pause-fortnight = For two weeks
pause-month = For a month
pause-open = Until I say so
contact-notify-button = Choose notifications
contact-hours-button = Set quiet hours
contact-pause-button = Take a break
contact-notify-title = What you hear of from { $program }
contact-notify-text = Choose for each topic how often. Answers to what you do yourself always come, and your very first sale comes at once.
contact-hours-title = When you are left alone
contact-hours-usual = From { $from } to { $until } nothing is sent to you, as is usual here. You can choose other hours.
contact-hours-kept = From { $from } to { $until } nothing is sent to you; what comes up then waits until the morning after.
contact-hours-none = You have no quiet hours: things are sent to you at any time of day.
contact-days-kept = Quiet all day: { $days }.
contact-hours-clock = Your clock shows { $time } ({ $offset }). If it is wrong, choose your time zone in `/profile timezone`.
contact-days-placeholder = Days without messages…
contact-hours-change-button = Change hours
contact-hours-form-title = Quiet hours
contact-hours-from = From
contact-hours-from-example = 22:00
contact-hours-until = Until (the same time twice: none)
contact-hours-until-example = 8:00
contact-pause-title = Take a break from { $program }?
contact-pause-text = While you pause you hear nothing from us: no news, no check-ins, no reminders. Your links keep working, your sales are counted, and whoever looks after you is told that you rest. Choose for how long.
contact-pause-placeholder = For how long…
contact-pause-until-button = Until a day…
contact-pause-until-title = Take a break
contact-pause-until-day = Hear nothing until ten o’clock of which day
contact-pause-until-example = 31 August
contact-paused-title = You are taking a break from { $program }
contact-paused-until = Until { $until } you hear nothing from us. Your links keep working.
contact-paused-open = You hear nothing from us until you say so. Your links keep working.
contact-resume-button = Hear again
contact-leave-button = Leave the programme
contact-leave-title = Leave { $program }?
contact-leave-text = You will hear nothing more from the programme, and whoever looks after you is told. Addresses that you have shared keep leading to the shop; what they bring is no longer told to you. If you change your mind, `/start` begins a new application. To be forgotten altogether, use `/profile forget`.
contact-leave-meant-button = Leave
contact-leave-not-button = Stay
contact-left = You have left { $program }. Thank you for the time together. If you want to come back, use `/start` in the server.
creator-unreachable-title = { $name } cannot be reached
creator-unreachable = A message to { $person } did not arrive ({ $topic }): their direct messages are closed, and there is no thread that they could read. Write to them in the server, ask them to open direct messages, and see `/program health` for what else could be wrong.
creator-left-title = { $name } has left the programme
creator-left = { $person } has left by their own wish. Their links keep leading to the shop. If you want to know why, write to them kindly; `/creator invite` brings them back.
creator-resting-title = { $name } is taking a break
creator-resting = { $person } hears nothing from us until { $until }: no news, no check-ins, no reminders. Leave them in peace until then; `/creator card` shows how they were doing.
creator-resting-open = { $person } hears nothing from us until they say so: no news, no check-ins, no reminders. Leave them in peace until then; `/creator card` shows how they were doing.
thread-name = Duet and { $name }
bundle-section = {"**"}{ $number }. { $title }**
bundle-field = { $name }: { $value }
bundle-button = { $number } · { $label }
bundle-title = { $count ->
    [one] { $count } thing from { $program }
   *[other] { $count } things from { $program }
}
contact-limit = Unasked messages
contact-limit-text = { $limit ->
    [one] A creator gets at most { $limit } unasked message in seven days
   *[other] A creator gets at most { $limit } unasked messages in seven days
}; what is more than that waits. Answers to what they do themselves always come.
contact-limit-choice = { $limit ->
    [one] At most { $limit } a week
   *[other] At most { $limit } a week
}
contact-days-off = Days off
contact-days-off-nowhere = No market has days off ahead. On a day off nobody there is spoken to unasked.
contact-days-off-line = { $count ->
    [one] **{ $market }:** { $count } day ahead, on { $day }
   *[other] **{ $market }:** { $count } days ahead, the next on { $day }
}
contact-days-off-choose = Days off of a market…
contact-days-off-title = Days off: { $market }
contact-days-off-none = There are no days off ahead.
contact-days-off-meaning = On a day off nobody there is spoken to unasked: news, check-ins and reminders wait until the day after. Answers to what somebody does themselves come all the same.
contact-day = { $day }
contact-days-back = Take days off back…
contact-days-off-add-button = Add days off
contact-days-off-form = Which days, or from when until when?
contact-days-off-example = 31 December – 8 January; 1 May
contact-cadence-button = Back to the rhythm
