link-ready-title = Your link for { $campaign }
link-ready-url = { $url }
link-open = Open it
link-disclosure = Mark the post with
link-disclosure-text = { $disclosure }
