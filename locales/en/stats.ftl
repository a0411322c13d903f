stats-title = Your last { $days }
stats-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
stats-clicks = Clicks
stats-visitors = Visitors
stats-figure = { $figure }
stats-until = { $since } – { $until }. Today is not over yet.
