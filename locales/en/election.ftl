election-hold-button = Hold an election
election-show-button = See the election
election-form-title = Election
election-stand-day = Last day to stand
election-vote-day = Last day to vote
election-under-way = An election is under way in the channels of the markets that have free seats.
election-title = Election to “{ $name }”
election-standing-until = Creators can stand until { $stand } and vote from then until { $vote }.
election-voting-until = Creators can vote until { $vote }.
election-ended = It is over. Each market’s channel says what came of it.
election-called-off-sheet = It was called off.
election-market-standing = { $seats ->
    [one] { $seats } free seat
   *[other] { $seats } free seats
}, { $candidates ->
    [0] no candidates
    [one] { $candidates } candidate
   *[other] { $candidates } candidates
}
election-market-voting = { $standing }. { $votes } of { $voters } voted.
election-unheard = Where a market has no channel nobody would hear of it, so none is held there: { $markets }. Choose one with `/program channels`.
election-call-off-button = Call it off
election-call-off-title = Call the election off?
election-call-off = Nobody is elected where it is not counted yet, and what candidates wrote is deleted. The posts in the markets’ channels say so. It cannot be taken back.
election-call-off-meant-button = Call it off for good
contest-title = Election to “{ $name }”: { $market }
contest-standing = { $seats ->
    [one] { $seats } seat is free for creators of this market
   *[other] { $seats } seats are free for creators of this market
}. You can stand until { $stand }. After that you can vote until { $vote }.
contest-candidates = Candidates so far: { $candidates }.
contest-voting = You can vote until { $vote }: { $candidates ->
    [one] { $candidates } candidate
   *[other] { $candidates } candidates
} for { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}. It is secret: nobody sees who chose whom, and until then everybody can change their vote.
contest-elected = Elected: **{ $names }**.
contest-elected-gone = Whoever was elected is not in the programme any more.
contest-votes = { $votes } of { $voters } voted.
contest-lot = Several candidates had as many votes for the last seat, so a lot decided: of the numbers { $numbers }, those are drawn first whose SHA-256 of `{ $election }/<number>` is smallest. Anybody can work it out again.
contest-unopposed = Elected unopposed: **{ $names }**. There were no more candidates than seats, so no vote was needed.
contest-nobody = Nobody stood, so the seats stay free. Managers can give them out, or hold another election.
contest-full = The seats were given out before it could be counted, so nobody was elected.
contest-called-off = Managers called this election off. Nobody was elected, and what candidates wrote is deleted.
contest-stand-button = Stand
contest-vote-button = Vote
contest-own-button = My candidacy
contest-stand-title = Standing for “{ $name }”
contest-stand = Whoever sits there speaks for { $market } and votes on proposals. If you stand, your name and what you write are shown to the creators of { $market }. If you are elected, your name is told to everybody in the market’s channel, and to the council. If not, what you wrote is deleted.
contest-stand-until = You can write, change your words and step back until { $stand }; while creators vote you can still step back.
contest-stands = You stand, with these words:
contest-stands-number = Your number in case of a lot: { $number }.
contest-stands-no-more = You do not stand. Nobody reads what you wrote any more.
contest-write-button = Write and stand
contest-change-button = Change my words
contest-withdraw-button = Step back
contest-form-title = What you say
contest-words = For your market’s creators to read
contest-words-example = Who you are, and what you would propose
contest-paper-title = Vote: { $market }
contest-paper = Choose up to { $seats ->
    [one] { $seats } candidate
   *[other] { $seats } candidates
}. Nobody else sees it. Until { $vote } you can choose anew, and only the last choice counts.
contest-paper-one = Choose one candidate. Nobody else sees it. Until { $vote } you can choose anew, and only the last choice counts.
contest-paper-unopposed = There are no more candidates than free seats, so no vote is needed: as long as that is so, whoever stands is elected when it is counted.
contest-paper-empty = Nobody stands any more, so there is nobody to choose.
contest-candidate = { $name } ({ $number })
contest-paper-numbers = The numbers matter only if a lot has to decide between as many votes.
contest-chosen = Your vote is kept: **{ $names }**.
contest-choose = Choose…
