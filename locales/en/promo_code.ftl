promo-code = `{ $code }`
promo-code-open-button = Open promo codes
promo-code-title = Promo codes: { $campaign }
promo-code-none = Buyers type a promo code instead of following a link, and what they buy counts for the creator whose it is. Nobody has one in this campaign yet: have them made, or enter those that your shop made.
promo-code-rule-on = Whoever comes to the campaign gets a code by itself.
promo-code-rule-percent = Whoever comes to the campaign gets a code by itself, with { $percent } in it for the discount.
promo-code-rule-off = Whoever comes to the campaign gets no code by itself.
promo-code-closed = The campaign is closed. Its codes go on counting until you take them away.
promo-code-with-field = With a code ({ $count })
promo-code-without-field = Without a code ({ $count })
promo-code-bereft-field = Taken away
promo-code-line = `{ $code }` { $creator }
promo-code-choice = { $code } · { $creator }
promo-code-more = and { $count } more
promo-code-take-choose = Take a code away…
promo-code-make-button = Generate for all who lack one
promo-code-enter-button = Enter codes
promo-code-on-button = Give newcomers codes
promo-code-off-button = Stop giving newcomers codes
promo-code-file-button = Download
promo-code-make-title = Generate promo codes
promo-code-percent-input = Discount, 1 to { $most } %, if it is in codes
promo-code-enter-title = Codes that your shop made
promo-code-codes-input = A line each: name = CODE, or codes alone
promo-code-codes-example = Mira = MIRA20
promo-code-made = { $count ->
    [0] Nobody lacks a code.
    [one] { $count } code is made. Its creator is told.
   *[other] { $count } codes are made. Their creators are told.
}
promo-code-made-left = { $count ->
    [one] { $count } creator still lacks one: press again.
   *[other] { $count } creators still lack one: press again.
}
promo-code-entered = { $count ->
    [0] No code is given out.
    [one] { $count } code is given out. Its creator is told.
   *[other] { $count } codes are given out. Their creators are told.
}
promo-code-entered-known = { $count ->
    [one] { $count } was given out before.
   *[other] { $count } were given out before.
}
promo-code-entered-more = { $count ->
    [one] { $count } more line does not hold either.
   *[other] { $count } more lines do not hold either.
}
promo-code-flawed = Line { $number }, { $typed }: { $why }
promo-code-flaw-unfit = not a code; a code is 3 to 32 Latin letters, digits, hyphens and underscores
promo-code-flaw-twice = the code stands in an earlier line
promo-code-flaw-taken = the code is, or was, somebody’s, or a link of somebody else’s has it
promo-code-flaw-unknown = nobody is called so; write the name as in `/creator list`, or a mention
promo-code-flaw-several = several creators are called so; write a mention instead
promo-code-flaw-closed = the campaign is not open to them
promo-code-flaw-has-one = they have `{ $code }`; take that away first
promo-code-flaw-left = nobody is left who lacks one
promo-code-taking-title = Take { $code } away from { $creator }?
promo-code-taking = What is bought with it from now on counts for nobody. What was bought before stays. Nobody else can ever get this code. The creator is told.
promo-code-take-button = Take it away
promo-code-keep-button = Keep it
promo-code-taken = { $code } is taken away from { $creator }. Have the shop stop it as well.
promo-code-taken-before = { $code } was taken away before
promo-code-gone = Whoever had this code asked to be forgotten
promo-code-file-title = { $campaign }: { $count ->
    [one] { $count } promo code
   *[other] { $count } promo codes
}
promo-code-file-text = Enter them in your shop. What it reports with `promo_code` counts for the creator beside it, in whatever capitals a buyer types it.
promo-code-told-title = Your promo code for { $campaign }
promo-code-told = From { $program }. Buyers type it when they pay; what they buy counts as if they had followed your link: { $url }
promo-code-untold-title = Your promo code { $code } does not count any more
promo-code-untold = { $program } has taken it away in { $campaign }. What was bought with it so far stays yours; replace it where you have posted it. Your links count as before.
