help-title = What Duet can do for you
help-creator = You are a creator of { $program }. Get your link, share it, and see how it is doing.
help-creator-of-several = You are a creator of several programmes. Get your links, share them, and see how they are doing; Duet asks which programme you mean.
help-manager = You manage { $program }. Start a campaign, look through applications, and see that everything works.
help-waiting = Your application to { $program } is with the managers. You will hear as soon as they decide.
help-stranger = { $program } works with creators through Duet. Join with `/start`: a few choices and a short form, about two minutes.
help-unset = Duet has not been set up on this server yet. A manager can do it with `/program setup`.
help-unset-manager = Duet is not set up here yet. Begin with `/program setup`: a few buttons, about two minutes.
help-nowhere = You are in no programme yet. Go to the server whose programme you want to join and use `/start` there.
help-command = { $names } — { $description }
help-menus = On a message or a person (right-click or long press, then *Apps*): { $menus }
help-menu = { $names }
help-names = { $names }
help-description = { $description }
help-nothing-more = Just the command, nothing to fill in.
help-subcommand =
    { $description }
    { $options }
help-choose = Choose a command to see more…
help-choose-staff = Choose a staff command to see more…
help-choice = { $name } — { $description }
help-both = Each command answers to both of its names.
help-back = All commands
