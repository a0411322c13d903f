report-overview-title = Overview: { $period }
report-overview-empty = Nothing happened in these days. Choose a longer period, or begin a campaign with `/campaign new`.
report-active = Active creators
report-newcomers = New creators
report-running = Campaigns open
report-ended = Campaigns ended
report-participations = Joined a campaign
report-approved = Approved content
report-wait = Until approval
report-wait-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
report-wait-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
report-wait-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
report-wait-before = { $wait } (before: { $before })
report-owed = { $campaigns ->
    [one] Participants of { $campaigns } campaign are still owed results. `/program health` says which.
   *[other] Participants of { $campaigns } campaigns are still owed results. `/program health` says which.
}
report-footer = { $days } { $meaning }
report-overview-meaning = Active is who joined a campaign, had content approved, or brought a click or a sale. Until approval: the median time from the first version.
report-money = { $money }
report-money-up = { $money } · ▲ { $percent }%
report-money-down = { $money } · ▼ { $percent }%
report-money-same = { $money } · as before
report-cut = Divide the figures…
report-by-market = By market
report-by-tier = By tier
report-by-campaign = By campaign
report-by-stage = By campaign stage
report-by-format = By format
report-by-partner = By audience size
report-segment-title = { $by }: { $period }
report-segment-empty = There is nothing to divide in these days. Choose a longer period.
report-segment-row = **{ $rank }.** { $name } · { $sales ->
    [one] { $sales } sale
   *[other] { $sales } sales
} · { $clicks ->
    [one] { $clicks } click
   *[other] { $clicks } clicks
} · { $creators ->
    [one] { $creators } creator
   *[other] { $creators } creators
}
report-segment-rate = { $row } · { $tenths }%
report-segment-paid = { $row } · { $revenue }
report-segment-more = { $more ->
    [one] and { $more } more in the file
   *[other] and { $more } more in the file
}
report-segment-meaning = % is sales of a hundred clicks. Market, tier, stage and size are those of today.
report-none-market = no market
report-none-tier = no tier
report-none-campaign = no campaign
report-none-stage = no stage
report-none-format = nothing asked for
report-none-partner = size not set
report-formats = { $formats }
report-repeat-title = Working together again
report-repeat-none = Nobody has had two collaborations that are over. `/report fatigue` says who is owed work, and `/campaign roster` offers it to them.
report-repeat-flat = After the second collaboration it levels off: { $measures }.
report-repeat-grows = Nothing levels off: third and later collaborations still gain 10% or more over the second.
report-repeat-few = Whether it levels off cannot be said yet: it takes five creators whose third collaboration is over.
report-repeat-compared = { $creators ->
    [one] Compared is { $creators } creator with themselves; whoever had only one collaboration is left out.
   *[other] Compared are { $creators } creators, each with themselves; whoever had only one collaboration is left out.
}
report-turn-first = First
report-turn-second = Second
report-turn-later = Third and later
report-turn-count = { $collaborations ->
    [one] { $collaborations } collaboration
   *[other] { $collaborations } collaborations
}
report-turn-conversion = Conversion { $tenths }%
report-turn-engagement = Engagement { $tenths }%
report-turn-revenue = { $money } each
report-measure-engagement = engagement
report-measure-conversion = conversion
report-measure-revenue = revenue in { $currency }
report-course-name = From one to the next
report-course = **{ $measure }**: second { $second }; later { $later }
report-step-few = { $creators ->
    [one] cannot be said ({ $creators } creator, five are needed)
   *[other] cannot be said ({ $creators } creators, five are needed)
}
report-step-flat = levels off, { $gain }
report-step-flat-unknown = levels off
report-step-grows = gains, { $gain }
report-step-grows-unknown = gains
report-gain-up = ▲ { $percent }%
report-gain-down = ▼ { $percent }%
report-gain-same = as before
report-repeat-meaning = Medians over creators. Engagement is saves and shares of a hundred views, where managers entered them. Levels off: less than 10% more, with five creators or more.
report-engagement = Engagement
report-conversion = Conversion
report-retention-title = Who stays
report-retention-none = Nobody has been approved yet. `/creator invite` asks people in, and `/review applications` shows who waits.
report-retention-lead = { $creators ->
    [one] { $creators } creator has been approved so far.
   *[other] { $creators } creators have been approved so far.
}
report-after = { $months ->
    [one] After { $months } month
   *[other] After { $months } months
}
report-share = { $tenths }% ({ $some } of { $of })
report-share-soon = nobody has had the time
report-share-never = nobody has joined a campaign
report-repeat-rate = Came back
report-still-active = Still active
report-retention-meaning = Still active: in the calendar month so many months after approval, they joined a campaign, had content approved, or brought a click or a sale. Only those are counted for whom that month is over. Came back: joined two campaigns or more, of those who joined any.
report-export-title = { $what }: { $period }
report-export-creators = Creators
report-export-campaigns = Campaigns
report-export-participations = Participations
report-export-content = Content
report-export-days = Days
report-export-rows = { $rows ->
    [one] { $rows } line is in the file.
   *[other] { $rows } lines are in the file.
}
report-export-empty = There is nothing in these days. Choose a longer period.
report-export-says-creators = Every creator, with their figures over the period.
report-export-says-campaigns = Campaigns that were open in the period, with their figures over it.
report-export-says-participations = Who joined which campaign in the period, and all that came of it so far.
report-export-says-content = What was handed in in the period, and what became of it.
report-export-says-days = Each day by campaign and market.
report-export-meaning = Times are UTC. Each currency has a column of its own. People’s names are in the file: keep it among managers.
report-introductions-title = Introductions: { $period }
report-introductions-none = Nobody was introduced in these days. `/round preview` shows whom a round would bring together.
report-introductions-lead = Of the introductions that were made in these days, until now:
report-introductions-introduced = Introductions
report-introductions-agreed = Everybody said yes
report-introductions-met = They met
report-introductions-score = How it was
report-introductions-score-of = { $score } of 3
report-introductions-again = People introduced again
report-introductions-met-again = People who met again
report-introductions-fruitful = Something came of it
report-introductions-works = Joint works
report-introductions-between = { $one } – { $two }
report-introductions-counts = introductions: { $introduced } · all yes: { $agreed } · met: { $met }
report-introductions-few = few
report-introductions-meaning = “Few”: fewer than three people stand behind it, which would tell of each. What anybody said is theirs alone.
