idea-button = Suggest an idea
idea-title = An idea for this campaign
idea-example = A morning with the app instead of a review
idea-yours = Your idea
idea-given-title = Your idea for { $campaign } is with the managers
idea-given = You will hear what becomes of it. May the brief quote you, without your name? Until you say so, it does not.
idea-quote-button = Quote me without my name
idea-unquote-button = Do not quote me
idea-quotable = The brief may quote you, without your name. You can take that back here.
idea-unquotable = The brief does not quote you. You can change that here.
idea-quotes = You said → we did
idea-quote = “{ $said }” → { $done }
idea-wanted-title = Before it is final: { $campaign }
idea-wanted = We are planning this campaign and would like your ideas first: what would your audience like, what should we leave out? Write in your own language, as much or as little as you like.
idea-answered-title = { $campaign }: what became of your idea
idea-round-title = Ideas: { $campaign }
idea-round = { $asked ->
    [0] Nobody was asked yet.
    [one] { $asked } creator was asked.
   *[other] { $asked } creators were asked.
} { $ideas ->
    [0] There is no idea so far.
    [one] There is { $ideas } idea.
   *[other] There are { $ideas } ideas.
}
idea-round-asked = { $asked ->
    [0] All of them were asked before.
    [one] { $asked } creator is asked now.
   *[other] { $asked } creators are asked now.
} What they say comes here.
idea-round-button = All ideas
idea-row = { $name }: { $idea }
idea-row-quotable = { $name } (may be quoted): { $idea }
idea-row-answered = { $name } ✓: { $idea }
idea-choice = { $name }: { $idea }
idea-choose = Say what became of an idea…
idea-ask = Ask for ideas…
idea-chosen = The author has not agreed to be quoted. What you write is told to them alone.
idea-chosen-quotable = The author agrees to be quoted without a name. What you write stands in the brief as “You said → we did”.
idea-answer-button = Say what became of it
idea-answer-title = You said → we did
idea-said-in = You said: { $language }
idea-done-in = We did: { $language }
