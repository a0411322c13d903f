creator-stage-invited = invited
creator-stage-applied = applied
creator-stage-active = active
creator-stage-declined = declined
creator-stage-left = left
creator-invited-title = { $program } would like to work with you
creator-invited = A manager of { $program } invites you to become one of their creators: your own referral links, and figures on how they do. Applying takes about two minutes.
