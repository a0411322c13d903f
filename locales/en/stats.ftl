stats-title = Your last { $days }
stats-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
stats-clicks = Clicks
stats-visitors = Visitors
stats-visitors-meaning = Visitors are different people, counted anew each day. Robots and link previews are left out.
stats-empty = No clicks in these days yet. Put your link where your audience is: a profile, a description, a story. The first ones show here at once.
stats-figure = { $figure }
stats-until = { $since } – { $until }. Today is not over yet.
stats-button = Show figures
