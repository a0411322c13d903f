home-title = You and { $program }
home-no-links = You have no link yet. It takes one press, and its clicks show here at once.
home-link = {"**"}{ $campaign }** { $url }
home-coming = Coming up
home-ending = { $campaign }: ends on { $last }
home-waiting = Your question from { $asked } is with your owner
home-check-in = Check-in { $at }
home-owner = Your owner
home-profile-button = My profile
home-owed = { $campaign }: something is due on { $day }
home-terms = { $campaign }: the terms have changed, have a look at the brief
home-briefs = { $count ->
    [one] { $count } brief is open to you
   *[other] { $count } briefs are open to you
}
