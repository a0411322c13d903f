sale-first-title = 🎉 Your first sale
sale-title = A sale
sale-paid = { $program }, { $campaign }: { $amount } paid through your link.
sale-free = { $program }, { $campaign }: somebody ordered through your link, for free.
sales-title = { $sales ->
    [one] { $sales } sale since you last heard
   *[other] { $sales } sales since you last heard
}
sales-paid = { $program }: { $revenue } paid through your links.
sales-free = { $program }: ordered through your links, for free.
sales-hint = How often you hear of sales: /profile notify
sale-earned = This earns you { $amounts }.
