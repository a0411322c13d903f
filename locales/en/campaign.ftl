campaign-title = { $name }
campaign-summary = { $summary }
campaign-choice-draft = { $name } (draft)
campaign-lacks = Before it can be published: { $lacks }.
campaign-lack-text = the text in { $language } is missing
campaign-lack-draft = the text in { $language } is copied and needs a look
campaign-lack-review = the text in { $language } needs another look, because the original has changed
campaign-is-ready = Everything is there. Publishing posts it in { $channels }.
campaign-is-ready-silent = Everything is there, but no market has a channel to post it in. Creators will find it in `/link get`; channels are set in `/program channels`.
campaign-is-live = It is published: creators can get links for it. Changes take effect at once; what was posted stays as it is.
campaign-is-evergreen = This is the standing campaign, used wherever nobody names another. Changes take effect at once.
campaign-is-closed = It is closed: its links lead to a page that says it is over.
campaign-page = Landing page
campaign-page-url = { $url }
campaign-page-button = Change page and dates
campaign-page-title = Page and dates
campaign-landing-label = Landing page
campaign-landing-example = https://example.com/spring
campaign-starts-label = First day (empty: at once)
campaign-ends-label = Last day (empty: no end)
campaign-day-example = 2026-03-31, 31 March or 3/31
campaign-runs = When
campaign-runs-open = From now on, with no end
campaign-runs-from = From { $starts }, with no end
campaign-runs-until = Until { $ends }
campaign-runs-between = { $starts } – { $ends }
campaign-markets = Markets
campaign-markets-all = All
campaign-markets-some = { $markets }
campaign-markets-choose = Markets (none chosen: all)
campaign-market = { $market }
campaign-words = Texts
campaign-words-list = { $states }
campaign-words-ready = { $language } ✓
campaign-words-missing = { $language }: missing
campaign-words-stale = { $language }: out of date
campaign-words-button = Text: { $language }
campaign-words-title = Text: { $language }
campaign-name-label = Name
campaign-summary-label = What it is about (opens the post text)
campaign-new-button = New campaign
campaign-new-title = New campaign: { $language }
campaign-words-draft = { $language }: a draft
campaign-kind = Kind
campaign-kind-choose = What kind of campaign it is
campaign-kind-choice = { $kind }
campaign-kind-launch = launch
campaign-kind-seasonal = seasonal
campaign-kind-market-entry = market entry
campaign-kind-evergreen = evergreen
campaign-kind-pilot = pilot
campaign-plan = What it is for
campaign-plan-performance = To sell: { $goal }
campaign-plan-awareness = To be known: { $goal }
campaign-plan-budget = Budget: { $budget }
campaign-plan-priority = { $hours ->
    [0] Everybody hears of its brief at once.
    [one] Higher tiers hear of its brief { $hours } hour before the others.
   *[other] Higher tiers hear of its brief { $hours } hours before the others.
}
campaign-plan-none = Neither goals nor a budget yet
campaign-plan-button = Goals and budget
campaign-plan-title = Goals and budget
campaign-plan-performance-label = What it is to sell
campaign-plan-performance-example = 500 sales in two weeks
campaign-plan-awareness-label = What people are to know of it
campaign-plan-awareness-example = That the app works without an account
campaign-plan-budget-label = Budget
campaign-plan-budget-example = 10 000 USD
campaign-plan-priority-label = Hours for higher tiers first (0: none)
campaign-clone-button = Clone
campaign-clone-title = A campaign like this one
campaign-utm = UTM parameters
campaign-utm-text = { $utm }
campaign-utm-button = UTM
campaign-utm-title = UTM parameters
campaign-utm-source = utm_source
campaign-utm-medium = utm_medium
campaign-utm-campaign = utm_campaign
campaign-publish-button = Publish
campaign-published-title = { $name } is published
campaign-published = It is being posted in { $channels }, each time in the channel’s language. Creators can get links for it from now on.
campaign-published-first = It is offered first to those who have earned a tier; the posts come { $opens_at }.
campaign-published-silently = Creators can get links for it from now on. No market has a channel yet, so nobody was told: set channels in `/program channels`.
campaign-published-not-in = Not posted for { $markets }: no channel is set. Set one in `/program channels` for the next time.
campaign-sheet-button = Show the campaign
campaign-close-button = Close it
campaign-close-title = Close { $name }?
campaign-close-text = { $links ->
    [0] No link leads there.
    [one] { $links } live link of { $creators ->
        [one] { $creators } creator
       *[other] { $creators } creators
    } will lead to a page that says it is over.
   *[other] { $links } live links of { $creators ->
        [one] { $creators } creator
       *[other] { $creators } creators
    } will lead to a page that says it is over.
} Clicks so far stay in the figures. This cannot be undone.
campaign-discard-button = Discard it
campaign-discard-title = Discard the draft of { $name }?
campaign-discard = Nobody but managers has seen it. This cannot be undone.
campaign-keep-button = Keep it
campaign-closed-title = { $name } is closed
campaign-closed = { $links ->
    [0] No link leads through it.
    [one] Its { $links } live link now leads to a page that says it is over.
   *[other] Its { $links } live links now lead to a page that says it is over.
}
post-instead = There is no version in your language yet; this is the one in { $language }.
post-stale = The original has changed since this was translated.
campaign-held-title = { $campaign } was not posted everywhere
campaign-held = It is open to everybody, but its words were missing or out of date when it was to be posted ({ $languages }), so it does not stand in those channels. Bring the words up to date with `/campaign translate`, then tell the channels with `/announce draft`.
