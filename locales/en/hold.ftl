hold-no-disputes-title = Nobody objects to anything
hold-no-disputes = When a creator objects to what a sale earned them, it waits here for an answer.
hold-no-flags-title = Nothing looks unusual
hold-no-flags = When sales look unusual, what they earn waits here for a decision.
hold-title = { $creator }: { $sums } held for review
hold-dispute-title = { $creator } objects
hold-words-field = What they say
hold-burst = { $sales } sales or more within an hour, and { $usual } in the 30 days with it. A post that went far looks like this, and so do orders that nobody means to keep.
hold-codes = { $sales } sales by code or more in 30 days, and { $clicks } clicks. A code that was read aloud looks like this, and so does one on a coupon site.
hold-refunds = { $refunds } of { $sales } sales in 30 days were taken back.
hold-limit = { $earned } were earned by the terms in that month when it was reported; meant were { $limit }. More sales than expected look like this.
hold-own = These look like the creator’s own purchases. A household or an office can look the same, so ask before you take anything away.
hold-own-line = { $id }: { $amount } · { $evidence }
hold-own-click = the buyer came from a browser in which the creator had tried the link that day
hold-own-customer = the same customer as { $id }
hold-own-email = the same e-mail address as { $id }
hold-sales-field = What waits
hold-line = { $id }: { $amount }
hold-since = Since { $at }.
hold-next-button = Show the next of { $waiting }
hold-answer-button = Answer and release
hold-release-button = Release
hold-void-button = Take away
hold-answer-input = What the creator is told
hold-release-title = It can be paid
hold-void-title = It is taken away
hold-voided-title = Taken away from { $creator }
hold-released-title = Released for { $creator }
hold-decided = They are told what you wrote.
hold-object-button = Object
hold-objection-title = What is wrong with it
hold-objection-input = What you would have expected, and why
hold-objected-title = Your objection to { $id } is with your owner
hold-objected = It is not paid before somebody has looked at it, and you hear the answer.
hold-told-objected-title = You object to what { $id } earned you
hold-own-words-field = What you say
hold-told-dispute-title = { $creator } objects to what { $id } earned
hold-show-button = Look at it
hold-told-unusual-title = Some sales look unusual
hold-told-unusual = What they earn waits until somebody has looked at it: `/review fraud`
hold-told-released-one = What { $id } earned you can be paid
hold-told-released = { $sales ->
    [one] What { $sales } sale earned you can be paid
   *[other] What { $sales } sales earned you can be paid
}
hold-told-voided-one = What { $id } earned you is not paid
hold-told-voided = { $sales ->
    [one] What { $sales } sale earned you is not paid
   *[other] What { $sales } sales earned you is not paid
}
hold-answer-field = What the managers say
