home-title = You and { $program }
home-no-links = You have no link yet. It takes one press, and its clicks show here at once.
home-link = {"**"}{ $campaign }** { $url }
home-coming = Coming up
home-ending = { $campaign }: ends on { $last }
home-waiting = Your question from { $asked } is with your owner
home-owner = Your owner
home-profile-button = My profile
