home-title = You and { $program }
home-no-links = You have no link yet. It takes one press, and its clicks show here at once.
home-link = {"**"}{ $campaign }** { $url }
home-link-promo-code = {"**"}{ $campaign }** { $url } · `{ $code }`
home-coming = Coming up
home-ending = { $campaign }: ends on { $last }
home-waiting = Your question from { $asked } is with your owner
home-check-in = Check-in { $at }
home-owner = Your owner
home-profile-button = My profile
home-owed = { $title }, { $campaign }: due { $day }
home-agreement = { $terms }. { $joined ->
    [0] You have joined none yet.
    [one] You have joined { $joined } so far.
   *[other] You have joined { $joined } so far.
}
home-terms = { $campaign }: the terms have changed, have a look at the brief
home-briefs = { $count ->
    [one] { $count } brief is open to you
   *[other] { $count } briefs are open to you
}
home-results = { $campaign }: your results are here
