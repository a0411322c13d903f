web-unknown = There is nothing here
web-unknown-why = This address does not lead anywhere. Check that you copied all of it, or ask whoever gave it to you.
web-not-yet = Not open yet
web-not-yet-why = What this link leads to has not begun. Please come back later.
web-over = This one is over
web-over-why = The link you followed does not lead anywhere any more. Ask whoever gave it to you for a new one.
web-busy = One moment, please
web-busy-why = We cannot send you on just now. Try again in a few seconds.
