field-question-title = Topic
field-question-body = Question
field-question-answer = Answer
question-form-title = Ask the creators of: { $market }
question-title-example = Unboxing videos in winter
question-body-example = Do people still watch them after the holidays? What do they want to see instead?
question-sent-title = Asked: { $market }
question-sent = Your question stands in the market’s channel, or will in a moment, without your name. If you write another language than they do, it asks for a translation there. You hear by direct message when somebody answers.
question-title = 💬 A question to creators: { $market }
question-words =
    {"**"}{ $title }**
    { $body }
question-wanted = *Translation wanted: this is written in { $from }. Whoever speaks both can put it into { $into } for everybody.*
question-translated-by = Translated by { $translator }
question-translated-from = Translated from { $language }
question-translate-button = Translate: { $language }
question-answer-button = Answer
question-answers-button = { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}
question-is-accepted = An answer was taken up; it stands in the market’s notes too.
question-unanswered = Nobody has answered yet. If you know it, your answer is the first.
question-withdrawn = There was a question here. Its author took it back.
question-in = The question: { $language }
question-answer-form-title = Your answer
question-answered-title = Thank you for your answer: { $title }
question-answered = Whoever asked hears it now, and everybody can read it under the question, without your name.
question-answer-title = Answer: { $title }
question-answer-written-in = *Written in { $language }. Nobody has translated it yet.*
question-answer-accepted = Taken up: it stands in the market’s notes.
question-answer-alone = The answer stands in { $language } alone: nobody has translated it yet. If you speak both languages, you can.
question-helpful = { $people ->
    [one] It helped { $people } person.
   *[other] It helped { $people } people.
}
question-helpful-button = Helpful
question-unhelpful-button = Not helpful after all
question-accept-button = Accept
question-translate-form-title = Translation: { $language }
question-translated = Thank you: it stands in { $language } now, for everybody.
question-found-title = Asked before
question-found-none = Nobody has asked that yet. `/ask question` asks it.
question-mine-title = Your questions
question-mine-none = You have not asked another market anything yet. `/ask question` asks the first.
question-row = {"**"}{ $title }** — { $market }, { $answers ->
    [0] no answer yet
    [one] { $answers } answer
   *[other] { $answers } answers
}
question-row-accepted = {"**"}{ $title }** ✓ { $market }, { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}
question-choice = { $title }
question-choose = Open one…
question-news-answered = Somebody answered: { $title }
question-news-translated = Now in your language: the answer to “{ $title }”
question-news-accepted-title = Your answer was taken up: { $title }
question-news-accepted = Thank you. It stands in the market’s notes now, without your name, for whoever asks the same next.
question-thanked-title = Thank you for translating
question-thanked = With your words, “{ $title }” can be read in { $language } too.
question-thanked-times = { $times ->
    [one] It is your first translation here.
   *[other] You have made { $times } translations here by now.
} If you switched *Thanks* on in `/profile show`, your name stands beside them.
question-expert-title = Do you know this one?
question-expert = Nobody has answered for two days, and you know the topic. A sentence is enough, in whatever language.
question-owner-title = { $creator } waits for an answer
question-owner = Nobody has answered this question to another market. Perhaps you know it, or know who does.
question-look-button = Look at the post
question-take-back-choose = Take one back…
question-take-back-title = Take this question back?
question-take-back = Nobody will read it any longer, nor what was answered, and it cannot be brought back. What was taken up as a note on the market stays there, without your name.
question-take-back-button = Take it back
question-keep-button = Keep it
question-taken-back-title = Taken back
question-taken-back = Its post says so now, or will in a moment.
