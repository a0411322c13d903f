payout-more = { $more ->
    [one] And { $more } more.
   *[other] And { $more } more.
}
payout-preview-title = { $sums } to pay
payout-preview-none-title = Nothing to pay by now
payout-preview-text = This is what is ready by { $until }. Freezing it fixes who gets what; nothing is paid by that yet.
payout-preview-none = As soon as something is ready to be paid, you see it here.
payout-by-currency-field = By currency
payout-by-currency = { $sum } for { $creators ->
    [one] { $creators } creator
   *[other] { $creators } creators
}
payout-absent-field = Left out
payout-absent-held = { $creator }, { $amount }: on hold, see `/payout release`
payout-absent-least = { $creator }, { $amount }: less than the least that is paid
payout-absent-owed = { $creator }, { $amount }: more was taken back than earned since
payout-unpaid-field = Frozen and not paid yet
payout-unpaid = Payout { $number }: { $sums }
payout-rules-field = Rules
payout-rules-no-least = However little is ready is paid.
payout-rules-least = The least that is paid: { $sums }.
payout-rules-no-confirm = Nobody has to confirm a payout.
payout-rules-confirm = A second manager confirms a payout of more than { $sums }.
payout-run-button = Freeze the payout
payout-rules-button = Change the rules
payout-rules-title = Rules for payouts
payout-least-input = The least that is paid
payout-least-example = 20 EUR; 1500 RUB
payout-confirm-input = A second manager confirms above
payout-confirm-example = 1000 EUR; 100000 RUB
payout-title = Payout { $number }: { $sums }
payout-frozen-by = Frozen { $at } by { $manager }, fingerprint { $hash }.
payout-frozen = Frozen { $at }, fingerprint { $hash }.
payout-items-field = Who gets what
payout-item = { $creator }: { $amount }
payout-item-paid = { $creator }: { $amount }, paid { $at }
payout-item-reference = { $creator }: { $amount }, paid { $at }, { $reference }
payout-called-off = Called off { $at }. What was in it can be paid by another payout.
payout-waits-own = Another manager than you has to confirm it before anything is paid. They find it with `/payout mark`.
payout-waits = A second manager has to confirm it before anything is paid. Check the sums, then confirm.
payout-paid = Everything is marked as paid.
payout-open = Ready to be paid. Export it for your bank, then mark what was paid.
payout-partly = { $paid } of { $all } payments are marked as paid.
payout-confirm-button = Confirm
payout-call-off-button = Call it off
payout-export-button = Export
payout-all-button = Mark all as paid
payout-some-button = Mark some
payout-undo-button = Take back
payout-all-title = All payments were made
payout-reference-input = What your bank calls it; may stay empty
payout-some-title = Payments that were made
payout-marks-input = A line each: number in the export, reference
payout-marks-example = 123456789012345 SEPA-2026-04-01-7
payout-marked = { $paid ->
    [0] No payment is newly marked.
    [one] { $paid } payment is newly marked as paid.
   *[other] { $paid } payments are newly marked as paid.
}
payout-marked-before = { $before ->
    [one] { $before } was marked before.
   *[other] { $before } were marked before.
}
payout-marked-unknown = { $unknown ->
    [one] { $unknown } is not in this payout: { $ids }.
   *[other] { $unknown } are not in this payout: { $ids }.
}
payout-export-title = Payout { $number }, { $payments ->
    [one] { $payments } payment
   *[other] { $payments } payments
}
payout-export-text = Fill in the column `reference` for every payment that was made, then hand the file in with `/payout mark`.
payout-calling-off-title = Call payout { $number } off?
payout-calling-off = What is in it can be paid by another payout then.
payout-call-off-meant-button = Call it off
payout-keep-button = Leave it
payout-undoing-title = { $payments ->
    [one] Take back { $payments } payment of payout { $number }?
   *[other] Take back { $payments } payments of payout { $number }?
}
payout-undoing = They were marked within the last day. They are unpaid again then, and their creators are told so.
payout-undo-meant-button = Take them back
payout-adjusted-more = { $amount } added to what { $creator } has
payout-adjusted-less = { $amount } taken away from what { $creator } has
payout-adjusted = They are told how much and why. It is part of the next payout.
payout-held-title = { $creator } is paid nothing for now
payout-held = What they earn is entered as before. `/payout release` has them paid again.
payout-released-title = { $creator } is paid again
payout-released = What is ready is part of the next payout.
payout-told-title = { $amount } paid to you
payout-told = { $program }, payout { $number }. How long it takes to arrive depends on the bank.
payout-untold-title = { $amount } is not paid yet after all
payout-untold = { $program } marked payout { $number } as paid by mistake. Nothing is lost: the amount stays ready for you.
payout-told-more = { $amount } added to your earnings
payout-told-less = { $amount } taken away from your earnings
payout-told-adjusted = { $program } has put this right by hand.
