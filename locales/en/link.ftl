link-ready-title = Your link for { $campaign }
link-ready-url = { $url }
link-try = Try it
link-tried = You tried it { $at } and it worked. Your own visits are not counted.
link-all = All my links
link-get-button = Get my link
link-disclosure = Mark the post with
link-disclosure-text = { $disclosure }
link-disclosure-token = { $disclosure }, and this post’s advertising token (erid). Enter the token, and it will be put into the text.
link-promo-code-field = Promo code
link-platform = Where will you post it?
link-platform-none = Anywhere
link-platform-own = { $label }
link-platform-youtube = YouTube
link-platform-instagram = Instagram
link-platform-tiktok = TikTok
link-platform-telegram = Telegram
link-platform-vk = VK
link-platform-x = X
link-platform-twitch = Twitch
link-post-button = Post text: { $language }
link-post-title = Post text for { $campaign }
link-post-block =
    ```
    { $post }
    ```
link-post-hint = Copy it as it stands, or say it in your own words; keep the mark and the link.
link-post =
    { $mark }

    { $summary }
    { $url }
link-post-unmarked =
    { $summary }
    { $url }
link-post-promo-code = Promo code: { $code }
link-token-enter = Enter the token
link-token-change = Change the token
link-token-title = Advertising token
link-token-label = The token (erid) of this post
link-token-example = 2SDnjcXz9q
link-token-missing-title = One thing is missing: the token
link-token-missing = In your market an advertisement is marked “{ $disclosure }” and carries a token of its own (erid). Get it from your advertising data operator, enter it here, and the text will be ready with the token in it.
link-list-title = Your links: { $total }
link-list-empty = You have no live link yet. Get one, share it, and its clicks will show here.
link-list-row =
    {"**"}{ $campaign }** · { $clicks ->
        [one] { $clicks } click
       *[other] { $clicks } clicks
    } in 30 days
    { $url }
link-list-promo-code = Promo code `{ $code }`
link-list-choice = { $campaign } · { $code }
link-list-open = Open a link…
link-archive-title = Archive this link?
link-archive-text = { $url }

    From then on it leads to a page that says it is over, for everyone who finds it in your posts. Its clicks stay in your figures. This cannot be undone.
link-archive-button = Archive it
link-archive-keep = Keep it
link-archived-title = The link is archived
link-archived = { $url } now leads to a page that says it is over. Replace it where you have posted it.
