brief-title = { $name }: the brief
brief-none = Nothing is asked of creators yet, so this campaign only hands out links. Say what it is about, or add what you ask for.
brief-lacks = Before it can be published:
brief-lack-line = • { $lack }
brief-complete = The brief is complete: it goes out with the campaign.
brief-live = Creators read it as version { $version } of the terms.
brief-live-first = The campaign is published and has no terms yet. Publish them, and creators see what is asked.
brief-live-changed = Creators still know version { $version } of the terms. Since then:
brief-live-lacks = Before the new terms can be published:
brief-sections = What it says
brief-section-there = { $section } ✓
brief-section-empty = { $section }: empty
brief-deliverables = What it asks for
brief-deliverable-line = { $number }. { $title } · { $place } · { $due } · { $pay }
brief-deliverables-none = Nothing yet
brief-choose-deliverable = Change what is asked for…
brief-add-button = Ask for something
brief-preview-button = Preview: { $language }
brief-translate-button = Translate: { $language }
brief-hold-button = It holds as it stands
brief-terms-button = Publish the new terms
brief-sheet-button = Back to the brief
brief-button = Brief
brief-part-message = What it is about
brief-part-craft = Making and measuring
brief-form-title = { $part }: { $language }
brief-form-deliverable = What is asked for: { $language }
brief-section-objective = Objective
brief-section-audience = Audience insight
brief-section-voice = Brand voice
brief-section-must-say = Must say
brief-section-do-and-dont = Do and don’t
brief-section-metric = How it is measured
brief-section-experiment = Room to experiment
brief-section-earlier = What earlier content did well
brief-lack-day = { $deliverable } has no date
brief-lack-pay = nobody has said what { $deliverable } pays (0 for nothing)
brief-lack-deliverable = { $deliverable } in { $language } ({ $standing })
brief-lack-sections = { $sections } in { $language } ({ $standing })
brief-lack-disclosure = { $market } has no rule for how an advertisement is marked
brief-stands-missing = missing
brief-stands-draft = a draft that somebody has to look at
brief-stands-stale = out of date, because the original has changed
brief-stands-ready = ready
brief-mark = { $market }: { $disclosure }
brief-mark-token = { $market }: { $disclosure }, with a token of its own (erid)
brief-change-line = • { $change }
brief-change-runs = The campaign runs: { $now }. Before: { $before }
brief-change-added = New: { $title } ({ $place }; { $due }; { $pay })
brief-change-removed = No longer asked for: { $title }
brief-change-renamed = “{ $before }” is called “{ $now }” now
brief-change-due = { $title }: { $now } instead of { $before }
brief-change-pay = { $title }: { $now } instead of { $before }
brief-change-place = { $title }: { $now } instead of { $before }
brief-change-words = { $title }, { $piece }: { $changed }
brief-change-window = { $title }, usage rights: { $now } instead of { $before }
brief-change-mark = Mark of advertisements: { $now } instead of { $before }
brief-terms-title = Version { $version } of the terms is published
brief-terms-published = Whoever joins from now on accepts these terms.
brief-page = { $page }
brief-heading = {"**"}{ $heading }{"**"}
brief-body = { $body }
brief-more = (continued)
brief-runs = When
brief-asked = { $number }. { $title }
brief-marks = Mark the post
brief-custom = { $market }: { $title }
brief-read-button = Read the whole brief
brief-view-button = What I can do
brief-version = Version { $version } of the terms
brief-preview-title = { $name } in { $language }
brief-view-title = { $name }
brief-view-instead = Some of it is not there in your language yet and stands in the original’s.
brief-view-stale = Some of the original has changed since it was translated.
brief-view-none-title = { $name } has no brief
brief-view-none = Nothing is asked of you in this campaign: take your link and share it as you like.
translate-title = { $name }: into { $language }
translate-done = Everything is there in { $language }, and as current as the original.
translate-nothing = The original is empty: there is nothing to translate. Write the brief first.
translate-open = { $missing ->
    [0] Nothing is missing.
    [one] { $missing } text is missing.
   *[other] { $missing } texts are missing.
} { $stale ->
    [0] None is out of date.
    [one] { $stale } is out of date.
   *[other] { $stale } are out of date.
} { $drafts ->
    [0] None is a draft.
    [one] { $drafts } is a draft.
   *[other] { $drafts } are drafts.
}
translate-original = { $piece } · original
translate-own = { $piece } · { $language }: { $standing }
translate-changed = { $piece } · changed in the original since then
translate-deliverable = { $title } · { $piece }
translate-empty = Not written yet.
translate-name-button = Name and summary
translate-choose = Words of what is asked for…
translate-hold-button = All of it still holds
conflict-title = Somebody was faster: the words changed while you wrote
conflict-text = Nothing of theirs was overwritten, and nothing of yours is lost: both are below. Open the form with your text, put in what you want from theirs, and send it again. Yours is kept for a day.
conflict-theirs = { $piece } · as it is now
conflict-own = { $piece } · what you wrote
conflict-empty = Empty.
conflict-merge-button = Open the form with my text
