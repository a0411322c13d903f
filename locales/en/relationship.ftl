bond-new = getting to know each other
bond-growing = growing
bond-steady = steady
bond-cooling = cooling
bond-resting = resting
label-bond = Relationship
label-owner = Owner
label-backup = Backup
label-tags = Tags
label-contacts = Contact in 90 days
label-notes = Notes
label-favours = Done for them
label-owner-before = Owner before
label-last-contact = Last contact
label-open-questions = Unanswered questions
relationship-nobody = nobody yet
relationship-person = { $person }
relationship-tags = { $tags }
relationship-contacts = { $asks ->
    [0] nothing asked of them
    [one] asked for something { $asks } time
   *[other] asked for something { $asks } times
}, { $others ->
    [0] no word besides
    [one] { $others } other word
   *[other] { $others } other words
}; the last one { $last }
relationship-no-contact = nothing was said yet; `/creator support` notes what was done for them
relationship-told = { $at } { $person }: { $body }
relationship-told-by-nobody = { $at } { $body }
creator-card-button = Open card
creator-stage-kept = The relationship is now “{ $bond }”.
creator-tag-on = Tagged { $tag }.
creator-tag-off = The tag { $tag } is taken off.
creator-note-button = Write a note
creator-note-title = A note about this creator
creator-note-example = Only managers read it here. The creator gets it when they export their data.
creator-note-kept = The note is kept.
creator-support-button = Note a favour
creator-support-title = What was done for them
creator-support-example = Introduced them to a camera maker; wrote a reference; sent samples.
creator-support-kept = It is noted, and counts as contact that asked for nothing.
creator-owner-kept = { $owner } looks after this creator from now on, and gets a summary. The creator hears whom to turn to.
creator-quiet-title = No contact for { $days ->
    [one] { $days } day
   *[other] { $days } days
}
creator-quiet-none = Everybody has heard from the programme, or it from them. A lower number of days finds more.
creator-quiet-row = {"**"}{ $name }** · { $last } · owner: { $owner }
creator-quiet-open = Open { $name }
creator-quiet-hint = Messages about sales do not count as contact: nobody wrote them.
owner-question-button = Ask my owner
owner-question-more-button = Ask more
owner-question-form = A question to your owner
owner-question-example = Only your owner and those who stand in for them read it.
owner-question-asked-managers = Your question is with the managers, and the answer comes by direct message. Should it take longer, they are reminded { $remind }.
owner-question-asked = Your question is with your owner, and the answer comes by direct message. Should it take longer, they are reminded { $remind }, and after that the other managers hear of it.
owner-question-title = { $creator } asks you something
owner-question-waiting-title = { $creator } is waiting for an answer
owner-question-waiting = The question came { $since }.
owner-question-answered-title = Your answer to { $name } is on its way
owner-question-answered = They get it by direct message, and the question is closed.
owner-answer-button = Answer
owner-answer-form = Your answer
owner-answer-example = The creator reads it in a direct message.
owner-answer-title = Your owner has answered
owner-answer = { $person }: { $answer }
owner-changed-title = Somebody new looks after you
owner-changed = From now on it is { $owner }. Whatever you need, ask them.
creator-handed-over-title = { $creator } is yours to look after
creator-handed-over = { $person } has been told whom to turn to. This is what there is to know:
creator-handed-over-hint = /creator card in the server has everything.
feedback-form = A private word to your owner
feedback-example = What works, what does not, what you wish for. Nobody else reads it.
feedback-given = Your owner has it, and nobody else. If you would like an answer, use *Ask my owner* in `/home`.
feedback-title = { $creator } has a word for you
feedback-private = Said in private: please keep it so.
moment = { $moment }
