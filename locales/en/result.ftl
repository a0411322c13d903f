result-worked = What worked
result-failed = What did not
result-next = What is next
result-reasons = Reasons
result-quoted = “{ $piece }”
result-worked-example = Short videos in the morning brought most of the sales
result-failed-example = Long posts were read and led nowhere
result-next-example = Two short videos each, with the same offer, in May
result-reasons-example = The market is there, and the price has to come down
result-views = Views
result-saves = Saves
result-shares = Shares
result-sentiment = How people took it
result-sentiment-good = good
result-sentiment-mixed = mixed
result-sentiment-poor = poor
result-sentiment-example = good, mixed or poor
result-title = { $campaign }: results
result-field = Results
result-button = Results
result-of-button = Results: { $campaign }
result-participants = Creators
result-told = Creators were told on { $told_at }, each of them in private. What they were told stays as it is.
result-owed-until = Creators are owed a word on it until { $owed_at }.
result-ready = { $waiting ->
    [one] { $waiting } creator waits
   *[other] { $waiting } creators wait
} for the results until { $owed_at }. Everything is there to send them.
result-lacks = { $waiting ->
    [one] { $waiting } creator waits
   *[other] { $waiting } creators wait
} for the results until { $owed_at }. Before you can send them: { $lacks }.
result-lacks-overdue = { $waiting ->
    [one] { $waiting } creator has
   *[other] { $waiting } creators have
} been waiting for the results, which were due { $owed_at }. Before you can send them: { $lacks }.
result-lack-all = write the three sentences in { $language }
result-lack-missing = write { $pieces } in { $language }
result-lack-stale = bring { $pieces } in { $language } up to date
result-words = In words, { $language }
result-sentence = **{ $piece }:** { $body }
result-sentence-stale = **{ $piece }** (out of date): { $body }
result-sentence-missing = **{ $piece }:** not written yet
result-parts-button = Creators and metrics
result-parts-title = { $campaign }: creators
result-unmeasured = { $waiting ->
    [one] Of { $waiting } creator there are no views, saves or shares yet. You can send without them.
   *[other] Of { $waiting } creators there are no views, saves or shares yet. You can send without them.
}
result-part = { $line } · { $measured }
result-part-paid = { $line }, { $revenue }
result-part-unmeasured = not measured yet
result-metric = { $name }: { $figure }
result-learned = What they learned
result-learned-quotable = **{ $name }** (may be quoted without the name): { $body }
result-learned-private = **{ $name }** (not to be quoted): { $body }
result-measure-choose = Enter metrics of …
result-measure-title = Metrics: { $name }
result-send-button = Send to { $waiting ->
    [one] { $waiting } creator
   *[other] { $waiting } creators
}
result-sending-title = { $campaign }: send the results?
result-sending = { $waiting ->
    [one] { $waiting } creator gets
   *[other] { $waiting } creators get
} a private message with their own figures, the programme’s median where enough creators stand behind it, and your three sentences. What was sent stays as it is.
result-owed = Results owed
result-debt = { $campaign }: { $waiting ->
    [one] { $waiting } creator waits
   *[other] { $waiting } creators wait
} since { $ended_at }, due { $owed_at }
result-debt-overdue = { $campaign }: **overdue since { $owed_at }**; { $waiting ->
    [one] { $waiting } creator waits
   *[other] { $waiting } creators wait
} since { $ended_at }
result-owed-title = { $campaign }: creators wait for the results
result-owed-soon = { $waiting ->
    [one] { $waiting } creator is
   *[other] { $waiting } creators are
} owed a word on how it went, due { $owed_at }. Write what worked and send it; you can also run `/campaign results` on the server.
result-overdue-title = { $campaign }: the results are overdue
result-overdue = { $waiting ->
    [one] { $waiting } creator has
   *[other] { $waiting } creators have
} not been told how it went; that was due { $owed_at }. Write what worked and send it; you can also run `/campaign results` on the server.
result-days = Results
result-days-text = Creators are told what came of a campaign within { $days ->
    [one] { $days } day
   *[other] { $days } days
} of its end.
result-days-button = Change when results are due
result-own-title = { $campaign }: your results
result-own = Your links brought { $clicks ->
    [one] { $clicks } click
   *[other] { $clicks } clicks
} and { $sales ->
    [one] { $sales } sale
   *[other] { $sales } sales
}.
result-figure-median = { $figure } · median { $median }
result-median-meaning = Median: half of the creators brought more in a campaign over the last year, half less.
result-reflect-button = What I learned
result-reflect-again-button = Change what I learned
result-ask-button = Ask my manager
result-mine-button = All my results
result-mine-title = Your results
result-mine-none = There are none yet. They come here, and by direct message, once a campaign that you took part in is over.
result-mine-choose = Choose one to see more
result-reflect-title = What you learned
result-reflect-label = What would you do again, or differently?
result-reflect-example = Mornings work for my audience; next time I would show the app sooner
result-reflected-title = { $campaign }: noted
result-reflected = Only the managers read it. Nobody is quoted without a yes.
result-reflected-quotable = The managers read it and may quote it, without your name.
