direct-which = You are in several programmes. Which one is this about?
direct-which-placeholder = Choose a programme
direct-chosen-title = Here we now talk about { $program }
direct-chosen = This holds for an hour in direct messages; in a server it is always about that server. Use your command again, or go on here.
direct-other-button = Other programme
