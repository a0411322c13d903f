proposal-form-title = Proposal to the council
proposal-topic-in = Topic: { $language }
proposal-body-in = What do you propose? ({ $language })
proposal-made = It is on its way to { $channel }, with a discussion in each language of the council.
proposal-translated = Thank you. The proposal stands with your words, and you are named beside its author.
proposal-wanted = Translation wanted: { $languages }.
proposal-translate-button = Translate
proposal-new-button = Propose something
proposal-words = **{ $language }: { $title }**
proposal-by = Proposed by { $person }.
proposal-by-both = Proposed by { $person }, translated by { $translators }.
proposal-nobody = somebody who asked to be forgotten
proposal-open = It is discussed. The chair or a manager opens the vote.
proposal-voting = The vote is open until { $at }.
proposal-closed = The vote is over: { $outcome }.
proposal-withdrawn = A proposal stood here. Whoever made it took it back.
discussion-title = Discussion in { $language }: { $title }
discussion = Discuss in the thread below, in { $language }. What the others should read too, carry across with the button: it appears in their discussions with 🌐.
contribution-button = Carry across
contribution-form-title = For all languages
contribution-in = Words ({ $language })
contribution-sent = { $count ->
    [0] There is no discussion in another language yet, so nobody else reads it. It is kept.
    [one] It is on its way to the discussion in the other language, with 🌐.
   *[other] It is on its way to { $count } other discussions, with 🌐.
}
contribution-title = 🌐 From the discussion in { $language }
contribution-by = { $person } says:
contribution-translated = Thank you. Your translation stands in the discussion.
contribution-withdrawn = Words stood here. Whoever wrote them took them back.
agenda-title = Agenda
agenda-empty = Nothing is open. Propose something.
agenda-item = **{ $title }**
agenda-item-there = **[{ $title }]({ $link })**
discussion-withdrawn = Withdrawn proposal
proposal-words-stale = **{ $language }: { $title }** (before the last change)
proposal-edit-button = Change it
proposal-edited = The proposal reads so now. Whoever discusses it sees that it changed, and translations are wanted anew.
proposal-revised-title = The proposal was changed: { $title }
proposal-revised = It reads so now:
