health-well-title = All is well
health-well = The database answers, Duet hears who joins and leaves, and no notice is stuck. Channels checked: { $channels }. Manager roles checked: { $roles }.
health-ill-title = { $count ->
    [one] { $count } thing needs you
   *[other] { $count } things need you
}
health-unfinished = **The set-up is not finished:** press *Finish* in `/program setup`.
health-unfinished-missing = **The set-up is not finished:** go through `/program setup`; still open: { $steps }.
health-members-unheard = **Duet does not hear who joins and leaves:** switch on *Server Members Intent* for the bot in Discord’s Developer Portal, under Bot, and restart Duet.
health-server-unseen = **Discord did not tell what the server looks like:** check again in a minute.
health-review-missing = **Applications have no channel:** choose one in `/program channels`.
health-channel-gone = **The channel for { $name } was deleted:** choose another in `/program channels`.
health-channel-forbidden = **Duet cannot use { $channel }:** grant it { $missing } in the channel’s settings, under Permissions.
health-threads-forbidden = **Duet cannot make threads for questions under briefs in { $channel }:** grant it *Create Public Threads* in the channel’s settings, under Permissions.
health-review-public = **Everybody can read { $channel }, where applications stand:** hide it from everyone but your managers, or choose another in `/program channels`.
health-role-gone = **A manager role was deleted** ({ $role }): choose the roles anew in `/program roles`.
health-tier-role-gone = **The Discord role of the tier { $tier } was deleted:** choose another, or none, in `/program tiers`.
health-tier-role-above = **Duet cannot give { $role } to creators of { $tier }:** in Server Settings → Roles drag Duet’s role above it.
health-tier-role-unfit = **{ $role } should not be the role of the tier { $tier }:** only an app can give it, or its holders run the server. Choose another in `/program tiers`.
health-roles-forbidden = **Duet may not give the roles of tiers:** grant its role *Manage Roles* in Server Settings → Roles.
health-command-hidden = **A staff command is hidden:** { $hidden }. Let the role see it in Server Settings → Integrations → Duet; `/program setup` shows how.
health-notices-failed = **{ $count ->
    [one] { $count } notice
   *[other] { $count } notices
} could not be delivered:** most often direct messages are closed. Ask these creators to open them, or write to them in the server.
health-notices-stuck = **{ $count ->
    [one] { $count } notice has
   *[other] { $count } notices have
} waited for more than ten minutes:** Discord may be slow. If it stays so, tell whoever runs Duet.
health-footer = Looked at just now, on Discord and in the database.
label-notices = Messages
health-notices = { $waiting } about to be sent, { $held } held until their readers want to hear
label-unreachable = Direct messages closed
health-unreachable = { $people }. They are written to in a private thread in their market’s channel.
health-unreachable-more = { $people } and { $others } more. They are written to in a private thread in their market’s channel.
