failure = Something went wrong on our side, and it has been written down. Try again in a minute; if it stays, give a manager this reference: `{ $reference }`.
form-late = The form took too long to open.
form-open = Open form
language-own-name = English
page-back = Back
page-next = Next
page-of = Page { $page } of { $pages }
