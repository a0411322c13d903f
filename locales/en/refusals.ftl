refusal-program-not-set-up = Duet has not been set up on this server yet. Ask a manager to do it with `/program setup`.
refusal-in-no-program = You are not in a programme yet. Use `/start` in the server you want to join.
refusal-program-unclear = You are in several programmes. Choose below which one this is about.
refusal-not-a-creator = This is for creators of the programme. Apply with `/start`; it takes about two minutes.
refusal-application-waiting = Your application is still with the managers. Wait a little: you will be told as soon as they decide. Meanwhile `/start` shows where you stand.
refusal-not-a-manager = Only managers can do this. If you should be one, ask for a manager role; it is set in `/program roles`.
refusal-staff-elsewhere = This is a command for managers, and it works in the programme’s own server alone. Open the server and use it there.
refusal-start-elsewhere = One joins a programme in its own server. Open the server you want to join and use `/start` there.
refusal-applications-closed = This programme cannot take applications yet: its managers have not chosen a channel for them. Ask a manager to do it with `/program channels`; then `/start` goes on.
refusal-choices-missing = Your market or time zone is still missing. Choose both with `/start`; what you wrote is kept.
refusal-application-moved = Your application cannot be changed here any more. See where you stand with `/start`.
refusal-market-unlisted = There is no such market here. Choose one of: { $known }.
refusal-zone-unclear = There is no such time zone, or several fit. Type a city or an offset such as +3 and pick from the list that appears.
refusal-time-unclear = No clock shows that time. Write it like 22:00 or 8:30.
refusal-creator-unknown = There is no such creator in this programme. Pick from the list that appears as you type, or see `/creator list`.
refusal-person-is-bot = Bots cannot be creators. Choose a person.
refusal-person-elsewhere = That person is not on this server. Send them an invitation to the server first, then use `/creator invite` again.
refusal-already-known = No invitation is needed: this person’s stage is “{ $stage }”. `/creator card` shows more.
refusal-campaign-unknown = There is no such campaign open to you. Leave the option out for the standing one, or pick from the list that appears as you type.
refusal-campaign-nowhere = There is no such campaign here. Pick one from the list that appears as you type.
refusal-campaign-closed = This campaign is closed, so nothing about it can change. Start another with `/campaign new`.
refusal-campaign-evergreen = The standing campaign is always there: it is the one used where nobody names another. Its words and its page can be changed with `/campaign publish`.
refusal-file-too-large = This file is too large for me to keep: { $most } MB is the most. Upload it where you keep your videos, and send the link.
refusal-brief-unknown = There is no such brief open to you. `/brief list` shows those that are.
refusal-campaign-over = This campaign is over, so nothing about it can change. `/brief list` shows what is open to you now.
refusal-campaign-not-yet = This campaign is offered to others first and opens to everybody { $opens_at }. Join it then with `/brief list`.
refusal-band-year = At most { $ceiling ->
    [one] { $ceiling } collaboration
   *[other] { $ceiling } collaborations
} in twelve months is good for one person, and you have { $joined }. If you want this one all the same, ask your owner in `/home`: a manager can offer it to you.
refusal-band-month = Your last collaboration began less than a month ago. Join this one from { $free } on, or ask your owner in `/home` if it cannot wait.
refusal-terms-moved = The terms have changed since this was drawn. Look at them with `/brief show` and agree there.
refusal-brief-question-answered = Somebody has answered this question already. `/campaign roster` shows what is still open.
refusal-idea-unasked = This campaign is not open to you, so it takes no ideas from you now. `/brief list` shows those that do.
refusal-hub-full = There are { $most } links in this language, as many as a card can show. Remove one first.
refusal-message-elsewhere = Only what is written under a brief can be kept as a question. Use the button “Ask a question” on the brief, or choose a message in its thread.
refusal-day-unreadable = “{ $typed }” is not a day that can be understood. Write it like `{ $day }` or `{ $iso }`, or leave it empty.
refusal-changed-meanwhile = Somebody else changed this while you looked at it, and nothing of theirs was overwritten. Open it again to see how it stands now.
refusal-draft-gone = What you wrote is not kept any more: that is only for a day, and only for you. Open the form and write it again.
refusal-stage-moved = The campaign is at another stage already: { $stage }. Open it again to see how it stands.
refusal-deliverables-full = A brief asks for { $most } things at most. Remove one before you add another.
refusal-deliverable-unknown = This is not asked for any more. Open the brief again to see what is.
refusal-rights-reversed = The usage rights would end before they begin. Change one of the two days.
refusal-day-off-unreadable = “{ $typed }” is not a day that can be understood. Write each day like `{ $day }` or `{ $iso }`, one after the other, or the first and the last with a dash between.
refusal-day-unclear = “{ $typed }” is not a day that can be understood. Write it like `{ $day }` or `{ $iso }`.
refusal-day-over = { $day } is over already. Choose a later day.
refusal-days-off-too-many = A market can have { $most ->
    [one] { $most } day off
   *[other] { $most } days off
} ahead, as many as a list can show. Take some back first, or choose fewer.
refusal-dates-reversed = The campaign would end before it starts. Change one of the two days.
refusal-date-past = { $day } is over already, so nobody could join. Choose a later last day, or leave it empty.
refusal-post-unknown = Only Duet’s own posts can be shown in another language; Duet does not read what people write to each other. Choose a post that carries 🌐.
refusal-post-alone = This post has no other language yet. Ask a manager, if you need it in yours.
refusal-link-unknown = You have no such link. `/link list` shows yours.
refusal-market-unknown = There is no such market here. `/program setup` shows the markets there are.
refusal-market-code-unfit = A market’s code is 2 to 8 small Latin letters and digits, such as `nz`. Choose one like that.
refusal-market-exists = There is a market with the code `{ $code }` already. Choose another code.
refusal-market-inhabited = { $creators ->
    [one] { $creators } creator is
   *[other] { $creators } creators are
} in { $market }, and their links count by its days. Leave it as it is, and add another market beside it; it can go once they have left the programme.
refusal-markets-full = There are { $most } markets, as many as a list can show. Take one out of use first.
refusal-currency-unknown = No currency has this code. Use the three letters of ISO 4217, such as `USD`, `EUR` or `KZT`.
refusal-zone-unknown = No time zone has this name. Write a large city, such as Berlin, or the name of the zone, such as `Europe/Berlin`.
refusal-language-needed = { $language } is the language of { $markets }. Take these markets out of use first, or keep the language.
refusal-channel-unknown = That is not a text channel of this server. Choose one from the list.
refusal-channel-taken = { $channel } is used for something else already. Choose another channel, or free this one first in `/program channels`.
refusal-channel-forbidden = Duet cannot use { $channel } yet: it lacks { $missing } there. Grant it in the channel’s settings under Permissions, then choose the channel again.
refusal-channel-public = Everybody can read { $channel }, and applications are for managers alone. Choose a channel that only they see, or have Duet create one.
refusal-channels-not-makeable = Duet may not make channels: its role lacks *Manage Channels*. Grant it in Server Settings → Roles, or make the channels yourself and choose them in the lists.
refusal-channels-being-made = The channels are being made right now. Look again in a minute.
refusal-role-unfit = { $role } cannot be a manager role: either everybody has it, or only an app can. Choose a role that you give to your managers.
refusal-setup-unfinished = The set-up cannot be finished yet. Go through these steps first: { $missing }.
refusal-link-archived = This link is archived and leads nowhere any more. `/link get` gives you a fresh one.
refusal-links-too-many = You have { $limit ->
    [one] { $limit } live link
   *[other] { $limit } live links
}, and that is the most there can be. Archive one that you no longer use with `/link archive`, then try again.
refusal-alias-taken = “{ $alias }” is taken. Choose one of these: { $free }, or leave the alias out for a short code.
refusal-sub-id-unfit = A placement label may have 1 to 32 Latin letters, digits, dots, underscores and hyphens, for example `story-1`. Change it and try again.
refusal-token-unfit = That does not look like an advertising token. It has 4 to 64 Latin letters and digits; copy it from your advertising data operator and try again.
refusal-text-missing = { $field } is empty, or nothing of it can be seen. Write at least a word.
refusal-text-too-long = { $field } may have at most { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}; yours has { $length }. Shorten it and try again.
refusal-alias-unfit = An alias is 3 to 32 small Latin letters, digits and hyphens, with no hyphen at either end: `anna-2026`. Choose one like that.
refusal-alias-reserved = `{ $alias }` is a word that Duet needs for itself. Choose another alias.
refusal-landing-unreadable = That is not an address that a browser can open. Copy it from the browser’s address bar, without spaces: `https://example.com/page`.
refusal-landing-scheme = The landing page’s address must begin with `https://` or `http://`. Copy it from the browser’s address bar.
refusal-landing-credentials = The address carries a name or a password before the `@`. Remove them: everyone who opens the link would see them.
refusal-landing-own = This is where creators’ links themselves live, so visitors would go in circles. Give the page where they should end up.
refusal-key-secret-unfit = This is no signing secret of Stripe’s. Copy the one that begins with `whsec_` from the endpoint’s page at Stripe and enter it once more.
refusal-keys-too-many = You have { $limit ->
    [one] { $limit } key
   *[other] { $limit } keys
} already, as many as there may be. Revoke one that is not used any more, then make a new one.
refusal-tier-unknown = There is no such tier any more. See those there are with `/program tiers`.
refusal-tiers-full = There are { $most } tiers, as many as there may be. Take one out of use first, in `/program tiers`.
refusal-tier-unconditional = “{ $tier }” asks for nothing, so everybody would reach it at once, past the tiers below. Give it a condition first, or make it the lowest.
refusal-tier-audience-alone = Followers alone reach no tier: they can be bought, and they do not show what a creator brings. Ask for sales, revenue or days as a creator first; the audience can be asked for besides.
refusal-tier-unworded = Creators would read nothing in some languages. Write the text first: { $languages }.
refusal-number-unfit = { $field }: this cannot be read as such a number. Write a whole number from { $least } to { $most }, in digits.
refusal-amount-unfit = “{ $typed }” cannot be read as money. Write each amount with its currency, once, such as `500 USD; 40000 RUB`.
refusal-collaborations-reversed = The least number of collaborations is greater than the most. Change one of the two.
refusal-bands-reversed = Each band of audiences must begin above the one before it: micro, midi, macro, mega. Change the numbers so that they rise.
refusal-role-gone = There is no such role on the server any more. Choose another.
refusal-role-fixed = Nobody can be given { $role }: either everybody has it, or only an app can give it. Choose another role, or make one.
refusal-role-above = { $role } stands above Duet’s own role, so Duet cannot give it. In Server Settings → Roles drag Duet’s role above it, then choose it again.
refusal-role-powerful = Holders of { $role } run the server or the programme, and nobody should come to that by selling. Choose a role without such rights.
refusal-role-forbidden = Duet may not give roles: its own lacks *Manage Roles*. Grant it in Server Settings → Roles, then choose the role again.
refusal-check-in-settled = This check-in was answered more than a day ago, so it stays as it is. Say how it goes now with `/checkin now`.
refusal-check-ins-off = You have turned check-ins off, so there is none to put off. Turn them on again with `/checkin schedule`.
refusal-check-in-too-far = That is more than three months ahead. Have check-ins come less often, or turn them off, with `/checkin schedule`.
refusal-press-stale = This button is out of date. Run the command again for a fresh one.
refusal-language-unknown = That language is not spoken here. Choose one of: { $known }.
field-campaign-name = The campaign’s name
field-campaign-summary = The summary
field-campaign-goal = A goal
field-priority-hours = The hours for higher tiers
field-stage-reason = The reason
field-brief-section = “{ $section }”
field-deliverable-words = “{ $piece }”
field-campaign-utm = A UTM parameter
field-currency = The currency
field-market-disclosure = The disclosure
field-market-code = The market’s code
field-market-name = The market’s name
field-zone = The time zone
field-tier-name = The tier’s name
field-tier-benefits = What it brings
field-tier-window = Counted over how many days
field-tier-sales = Sales
field-tier-tenure = Days as a creator
field-tier-taken = Collaborations so far
field-tier-collaborations = Collaborations a year
field-tier-grace = Days until a tier is lost
field-band-begin = Where a band begins
field-landing-url = The landing page’s address
field-sub-id = The placement label
refusal-owner-not-manager = Only a manager can look after creators. Choose somebody with a manager role, or give them one: `/program roles` shows which those are.
refusal-backup-is-owner = The backup stands in for the owner, so they cannot be the same person. Choose somebody else, or leave the backup out.
refusal-tags-too-many = A creator has { $limit ->
    [one] { $limit } tag
   *[other] { $limit } tags
} at most. Take one off first: name it again in `/creator tag`.
refusal-owner-question-answered = Somebody has answered this question in the meantime. If there is more to say, write to the creator, or note it with `/creator note`.
field-tag = The tag
field-note = The note
field-favour = What was done
field-owner-question = Your question
field-owner-answer = Your answer
field-feedback = Your words
refusal-roster-unreadable = This is not a file of creators that I can read. Save the table as CSV in UTF-8, with a first line that names the columns, `person` among them: { $columns }.
refusal-report-too-large = These are more lines than a file for Discord can hold. Choose a shorter period and run the command again.
refusal-roster-too-large = A file may have { $lines ->
    [one] { $lines } line
   *[other] { $lines } lines
} and half a megabyte at most. Split it, and import the parts one after the other.
refusal-roster-empty = The file names nobody. Write each creator on a line of their own below the names of the columns.
refusal-roster-gone = This file was brought in already, or it is more than a day old. To be sure, run `/creator import` with it again: whoever is known stays as they are.
field-check-in-opening = The opening
field-check-in-question = A question
field-brief-question = The question
field-brief-answer = The answer
field-idea = The idea
field-idea-outcome = What became of it
field-hub-title = What the link is called
refusal-announcement-unknown = There is no such announcement here. Begin to type its title and choose it from the list.
refusal-announcement-published = This announcement is published already. Change its text and correct the posts instead.
refusal-announcement-unpublished = Nobody but managers has seen this announcement, so there is nothing to correct. Change its text as you like before it is published.
refusal-creator-named = “{ $name }” is a creator’s name or link, and creators are not named in public posts. Write it without them.
refusal-thanks-unwanted = { $name } has not agreed to be thanked by name in public, so nothing can be posted. Ask them to switch *Thanks* on in `/profile show`, then try again.
refusal-wins-missing = There is no channel for wins and thanks yet. Choose one in `/program channels`, then try again.
refusal-thanks-posted = These thanks are posted already. To thank once more, use the menu *Thank publicly* again.
refusal-campaign-running = This campaign is not over yet, so there is nothing to tell of it. Close it with `/campaign close`, or wait for its last day.
refusal-pilot-none = This campaign is no pilot, so there is nothing to decide. `/campaign stage` shows what is next.
refusal-pilot-decided = This is decided already, by { $who }: { $verdict }. `/campaign stage` shows it.
refusal-pilot-decided-before = This is decided already: { $verdict }. `/campaign stage` shows it.
refusal-post-done = This has been tried again already. Look at how things stand with `/program health`.
refusal-moment-past = { $at } is over already. Choose a later day or time.
refusal-market-note-unknown = This note is not there any more, or it was decided already. Look at the notes of the market to see what stands.
refusal-market-notes-full = { $most ->
    [one] This market has as many notes of this kind as it may: { $most }
   *[other] This market has as many notes of this kind as it may: { $most }
}. Take one out that nobody needs before you add another.
refusal-proposals-too-many = { $limit ->
    [one] { $limit } proposal of yours waits
   *[other] { $limit } proposals of yours wait
} for the managers. Wait for their answer before you send another.
refusal-proposals-closed = No manager would see your proposal yet: no channel is set for such things. Ask a manager to set one in `/program channels`.
refusal-experiment-unknown = There is no such experiment here. Begin to type its hypothesis and choose it from the list.
refusal-experiment-concluded = What came of this experiment is written down already. Start another one for what you still want to know.
refusal-agreement-unknown = This agreement is over, or there never was one. Open the creator’s agreements again to see what holds.
refusal-agreement-reversed = The agreement would end before it begins. Change one of the two days.
refusal-agreement-past = { $day } is over already. Choose a later last day.
refusal-agreement-too-long = An agreement lasts five years at most. Choose an earlier last day; it can be renewed.
refusal-review-outside = The review would be before the agreement begins or after it ends. Choose a day in between, or leave it empty.
refusal-agreement-overlaps = Something else is agreed on from { $starts } to { $ends }. Choose other days, or change that agreement.
refusal-not-active = Agreements are made with approved creators. Look at the creator’s card to see where they stand.
field-announcement-title = Title
field-announcement-body = Text
field-market-note-title = Title or word
field-market-note-body = What one should know
field-hypothesis = Hypothesis
field-thanks = Thanks
field-variables = What changes and what stays
field-outcome = What came of it
field-agreement-campaigns = Campaigns
refusal-owed-unknown = Nothing of that name is asked of you. Choose it from the list that appears as you type, or look at `/content status`.
refusal-nothing-owed = Nothing is asked of you right now that could be handed in. `/brief list` shows the briefs that you can join.
refusal-submission-approved = This is approved already, so the approved version stands. `/content status` shows what comes next; if it has to change, write to a manager.
refusal-submission-unapproved = This is not approved yet. Wait for the managers’ word before you publish it; `/content status` shows how it stands.
refusal-submission-draft-gone = What you attached was kept for a day only. Run `/content submit` with it again.
refusal-message-of-another = Only what you wrote yourself can be handed in from a message. Choose a message of your own, or use `/content submit`.
refusal-address-unreadable = No browser would open this address. Copy it from the address bar, without spaces: `https://example.com/video`.
refusal-day-ahead = { $day } has not come yet. Write the day on which it was published, or leave the field empty for today.
refusal-disclosure-missing = The text does not say that it is an advertisement, which the rules of this market ask for: { $market }. Add `{ $mark }` and send it again.
refusal-disclosure-token-missing = The text does not say that it is an advertisement, which the rules of this market ask for: { $market }. Add `{ $label } erid: …` with your token in place of the dots, and send it again. You get the token from your operator of advertising data.
refusal-right-stopped = This is not used any more, so there is nothing to renew or stop. `/content rights` shows what is.
refusal-right-for-good = This may be used for good, so there is nothing to renew. `/content rights` shows all rights.
refusal-renewal-too-short = The new last day must be after { $day }. Choose a later one.
field-submission-url = The link
field-submission-post = The post’s text
field-submission-words = Your words
field-tier-approved = Approved deliverables
field-result-piece = “{ $piece }”
field-reflection = What you learned
field-result-days = Days after a campaign’s end
refusal-results-early = This campaign is still running, so there are no results to tell yet. Run `/campaign close` when it is over, or wait for its last day.
refusal-results-nobody = Nobody took part in this campaign, so nobody is owed results. `/campaign roster` shows who was asked.
refusal-results-told = Creators were told already, and what they were told stays as it is. `/campaign results` shows it.
refusal-results-unknown = There are no results of yours from this campaign. `/results mine` shows those that there are.
refusal-sentiment-unknown = I cannot read how people took it. Write `good`, `mixed` or `poor`, or leave the field empty.
refusal-question-unknown = This question is not here any more, or never was. Look for others with `/ask search`.
refusal-question-answer-unknown = This answer is not here any more, or never was. Look for others with `/ask search`.
refusal-question-no-channel = This market has no channel yet, so nobody would read your question. Ask another market, or tell a manager to choose a channel in `/program channels`.
refusal-questions-too-many = { $limit ->
    [one] { $limit } question of yours waits
   *[other] { $limit } questions of yours wait
} for an answer. Wait until somebody answers, or look in `/ask mine`.
refusal-question-own = This is your own question; others answer it. Wait until somebody does, or look in `/ask mine`.
refusal-question-own-answer = This is your own answer; others say whether it helps. Look at other answers instead.
refusal-question-repeated = You answered in these words already. To add something, write what is new.
refusal-question-translated = Somebody has translated this already. Look at it with 🌐.
refusal-question-untranslated = These are still the original words. Write them in the other language and send them again.
refusal-question-accepted = An answer to this question was taken up already. Open the question again to see which.
refusal-question-not-yours = Only whoever asked, and managers, can take an answer up. If it helped you, choose *Helpful*.
refusal-question-search-empty = There is no word in that to look for. Type at least one.
refusal-question-alone = This question has no other language yet. If you speak both, write the translation: *Translate* under it.
refusal-introduction-not-joined = You have not joined introductions, so you are introduced to nobody. Join first with `/intro join`.
refusal-introduction-unfinished = There is too little yet for somebody else to want to meet you. Choose topics and languages, and write what you offer and would like to learn.
refusal-introduction-unjoined = { $name } has not joined introductions. Ask them to run `/intro join`.
refusal-introduction-one-market = They are of the same market, and this programme introduces creators of different ones. Choose somebody of another market.
refusal-introduction-not-now = They cannot be introduced to each other at present: somebody rests, has met the other lately, or would rather not. Choose somebody else, or wait a while.
refusal-introduction-nobody = Nobody fits right now. Choose another topic or no market, or ask again in a few weeks.
refusal-introduction-asking = Somebody is being asked for you already. Wait until { $until }.
refusal-introduction-resting = You rest from introductions until { $until }. To end that now, run `/intro join` and press *End my rest*.
refusal-introduction-number = It takes two people, or three where the programme allows that. Choose others.
refusal-introduction-over = This introduction is over, or everybody has agreed. Look at `/intro history`.
refusal-introduction-oneself = You cannot avoid yourself. Choose somebody else.
refusal-council-unset = There is no council here yet. Managers found one with `/program council`; ask one of them.
refusal-council-over = The council’s term ended on { $day }, so nothing new can be proposed to it. Ask a manager to found the next one with `/program council`.
refusal-council-channel-missing = The council has no channel yet. Ask a manager to choose one with `/program council`.
refusal-council-not-seated = This is for the council’s members. See who sits there with `/council about`.
refusal-council-not-chair = The chair or a manager opens the vote. Ask one of them; `/council about` shows who chairs.
refusal-council-seats-taken = All seats of the market “{ $market }” are taken; each market has { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}. Take one back first, or change how many there are.
refusal-council-no-market = This creator has no market, so there is none to sit for. Ask them to choose one with `/profile edit`.
refusal-proposal-unknown = There is no such proposal any more. `/council agenda` lists those there are: pick one of them.
refusal-proposal-not-open = This proposal is not discussed any more: the vote is open, or over. See how it stands with `/council agenda`.
refusal-proposal-translated = Somebody was quicker: the translation is there already. Look at the post.
refusal-proposal-untranslated = The council votes once everybody can read what about. Missing: { $languages }. Use the button *Translate* first, or ask somebody to.
refusal-council-empty = Nobody sits in the council, so nobody could vote. Give out seats with `/program council` first.
refusal-vote-closed = This vote is over. See what it came to in the council’s channel.
refusal-vote-uncounted = The vote is not counted yet. Wait for the outcome; it is posted in the council’s channel.
refusal-decision-made = It is decided already what is done about this. See it with `/council decisions`.
refusal-decision-done = This is done already, or was never decided. See all with `/council decisions`.
refusal-election-under-way = An election to this council is under way already. See it with `/program council` and *See the election*; the next one can follow it.
refusal-election-needless = No market that has a channel has a free seat, so there is nothing to elect. Take a seat back or change the number of seats with `/program council`, or choose channels with `/program channels`.
refusal-election-days = The last day to vote has to come after the last day to stand. Choose a later day to vote.
refusal-election-late = The council’s term ends on { $day }, and whoever is elected should still sit in it. Choose a last day to vote before that, or lengthen the term with `/program council`.
refusal-election-unknown = There is no such election any more. See with `/council about` whether one is under way.
refusal-election-over = This election is over in your market. See what came of it in the market’s channel.
refusal-standing-over = One cannot stand in this election any more. Wait until one can vote in the market’s channel.
refusal-voting-ahead = One can vote from { $from } on. Wait until then, or stand yourself with the button *Stand*.
refusal-contest-other-market = This election is for creators of the market “{ $market }”. If that is yours by now, choose it with `/profile edit`; otherwise look into your own market’s channel.
refusal-contest-seat-held = You have a seat in this council already, so there is nothing to stand for. See it with `/council about`.
refusal-candidates-too-many = There are { $most } candidates already, as many as one list shows. Ask a manager whether somebody steps back, or vote for one of them later.
refusal-candidate-gone = Somebody whom you chose stands no more. Press *Vote* again to see who does, and choose anew.
field-council-name = The council’s name
field-council-seats = Seats of each market
field-council-quorum = Votes needed of each market
field-proposal-title = The topic
field-proposal-body = The proposal
field-contribution = The words
field-vote-days = Days of the vote
field-candidacy-words = What you say
field-decision-plan = What is to be done
field-decision-done = What was done
refusal-introduction-months-unclear = That is no number of months from 0 to { $most }. Type a number, such as 6.
refusal-introduction-nobody-meets = Nobody would meet in this round, so there is nothing to start. More creators can opt in with `/intro join`.
refusal-introduction-round-under-way = The round before is still being asked. Look at `/round status` and start the next one when nobody is about to be asked any more.
refusal-introduction-no-round = There was no round yet. `/round preview` shows what the first one would be.
refusal-decision-no-manager = Only managers see to decisions. Choose one of the managers.
refusal-proposal-not-author = Only whoever proposed this can change it. Say in the discussion what you would change.
refusal-proposal-changed = The proposal reads otherwise by now, or is not discussed any more. Use *Translate* again: the form has what stands now.
refusal-vote-not-again = This cannot be voted on again: the vote is open, or it is decided what is done. See how it stands with `/council agenda` and `/council decisions`.
refusal-meeting-not-planner = The chair or a manager plans meetings and writes their minutes. Ask one of them; `/council about` shows who chairs.
refusal-meetings-enough = No more than { $most } meetings are planned ahead. Call one off with `/council meet`, or plan fewer.
refusal-meeting-no-time = There is no free day on which everybody works within a week of the day you chose and the council’s term. Choose another first day.
refusal-meeting-unknown = There is no such meeting. `/council meet` lists those there are: pick one of them.
refusal-meeting-past = This meeting has begun, is over, or was called off. See what is planned with `/council meet`.
refusal-meeting-ahead = Minutes are written once the meeting is over. See when that is with `/council meet`.
refusal-meeting-moment-past = That moment is past. Type a day and a time that are still to come.
refusal-meeting-record-done = Somebody wrote the minutes in this language already. Read them with `/council meet`; what is missing still can be added there.
field-meeting-minutes = Minutes of a meeting
field-meeting-count = How many meetings
field-meeting-record = The minutes
refusal-machine-draft-unset = No machine translates here. Write the translation by hand with the button beside it.
refusal-machine-draft-unavailable = There is no draft just now. Write the translation by hand, or try again in a few minutes.
refusal-machine-draft-empty = There is nothing to translate here: no words yet, or all of them stand in this language already. Open the form to write by hand.
refusal-machine-draft-outdated = The words have changed since the machine translated them. Choose *Draft by machine* again.
refusal-machine-draft-gone = This draft is not here any more: somebody has sent the translation, or a week is over. Choose *Draft by machine* again, or write by hand.
refusal-day-needed = A day is needed. Write it like `{ $day }` or `{ $iso }`.
refusal-day-needed-typed = “{ $typed }” is not a day that can be understood. Write it like `{ $day }` or `{ $iso }`.
field-window-days = Days
refusal-attribution-credited = This is credited already, and what was credited stays as it is. Ask `/stats explain` for who was credited and why.
refusal-attribution-no-link = This creator has no link yet, so nothing can be credited to them. Ask them to take one with `/link get`, then choose them again.
refusal-attribution-unknown = No sale or sign-up of yours goes by that name. Give its number in the shop, or a day such as 3 March; `/stats me` shows on which days there were any.
field-reward-months = Months
field-reward-payments = Payments
field-reward-hold = Days on hold
field-reward-threshold = Sales or amount
field-reward-product = Product
field-reward-steps = Step
refusal-reward-rate-unfit = This is no percentage that can be paid. Write a number above 0 and up to 100, such as 20 or 12.5.
refusal-reward-rule-unfit = That rule does not fit here: only a share rises, to more than it begins with, and a bonus has no rules. Choose another rule.
refusal-reward-full = These terms pay for as many things as they can. Take one out first, then add another.
refusal-reward-empty = These terms pay for nothing yet. Add something first; to pay nothing, end the terms that are in force.
refusal-reward-scope-unknown = There is no such campaign, tier or creator here any more. Open `/program rewards` to see what there is.
refusal-reward-commission-unknown = No sale by that name or day earned you anything. Give its number in the shop, or a day such as 3 March; `/earnings history` has every line.
field-promo-code-percent = The discount in per cent
field-promo-codes = Promo codes
field-payout-reason = The reason
field-payout-reference = What your bank calls it
refusal-payout-nothing-due = Nothing can be paid by now. See `/payout preview` for who is left out and why.
refusal-payout-unknown = There is no such payout. See `/payout preview` for what could be paid, or leave the number out for the last one.
refusal-payout-not-confirmed = A second manager has to confirm this payout first. Ask one to open it with `/payout mark` and press *Confirm*.
refusal-payout-own-confirm = You froze this payout, so somebody else has to confirm it. Ask another manager to open it with `/payout mark`.
refusal-payout-called-off = This payout was called off. See `/payout preview` for what can be paid by now.
refusal-payout-paid-before = Something of this payout was paid, so it cannot be called off. Take back what was marked by mistake with `/payout undo` first.
refusal-payout-all-paid = Everything of this payout is marked as paid already. See `/payout preview` for what can be paid by now.
refusal-payout-nothing-to-undo = Nothing of this payout was marked as paid within the last day, and what is older stays. Use `/payout adjust` to put something right.
refusal-payout-unreadable = Line { $line } names no payment. Write the `payout_item_id` of the export first, then a space and what your bank calls it.
refusal-payout-file-unreadable = This is no file of payments that I can read. Save the export of `/payout export` as CSV in UTF-8, with its columns `payout_item_id` and `reference`.
refusal-payout-held = Their payouts are on hold already. Use `/payout release` to have them paid again.
refusal-payout-not-held = Their payouts are not on hold. See `/payout preview` for why they are left out.
field-objection = What you object to
field-hold-answer = What the creator is told
field-goods-what = What it is
field-goods-words = What the creator should know
refusal-reward-waiting = This waits for a decision already, or nothing is left of it to decide. See `/earnings explain` for how it stands.
refusal-reward-too-many-disputes = So many of your objections wait already that no more can. Wait until some are answered.
