start-title = Join { $program }
start-intro = Three choices and a short form, and your application is with the managers. It takes about two minutes; you can stop at any point and go on with `/start`.
start-kept = What you wrote so far is kept. Go on where you stopped.
start-language = Language
start-market = Your market
start-zone = Your time zone
start-zone-other = Yours is not in the list? `/profile timezone` finds any by city or offset; then come back with `/start`.
start-form-button = Write application
start-form-title = Your application
start-edit-button = Edit application
start-send-button = Send application
start-button = Start
start-again-button = Apply again
start-test-button = Test direct messages
start-waiting-title = Your application to { $program } is with the managers
start-waiting = Sent { $at }. The answer comes to you by direct message.
start-asked = The managers would like to know one more thing first:
start-active-title = You are in { $program }
start-active = Get your link and share it; `/stats me` shows how it does.
start-declined = You can apply again whenever something has changed. What you wrote is kept.
reach-open-text = ✅ My direct messages reach you.
reach-unknown-text = Whether my direct messages reach you is not known yet.
reach-closed-text = My direct messages do not reach you. Open the server’s menu, then Privacy Settings, turn on Direct Messages, and test again. Until then `/start` shows you the answer.
direct-test = It works: messages from { $program } reach you here.
field-creator-name = Your name
field-niche = What you make content about
field-platforms = Where you publish
field-audience = How many follow you there
field-about = What matters to you, and why you fit
field-question = Question
field-answer = Answer
field-reason = Reason
example-niche = Slow travel, tea, small cities
example-platforms = YouTube youtube.com/@name, Telegram t.me/name
example-audience = YouTube 12,000, Telegram 3,400
example-about = Honest reviews only; your app is on my own phone
choice-zone = { $city }, { $offset }
choice-zone-named = { $city }, { $offset } · { $zone }
language-name = { $code ->
    [en] English
    [ru] Russian
   *[other] { $own }
}
consent-title = Where may your name appear?
consent-text = Each use is a switch of its own, off until you turn it on. You can change them at any time in `/profile show`.
consent-uses =
    • **Leaderboard**: your place in the programme’s top lists
    • **Thanks**: public thanks from managers
    • **Quotes**: your words, with your name
    • **Milestones**: congratulations in your channel when you reach a tier
    • **Directory**: the list in which creators find one another
consent-then-send = Then send the application.
consent-on = { $name }: on
consent-off = { $name }: off
consent-none = Nowhere
consent-leaderboard = Leaderboard
consent-thanks = Thanks
consent-quotes = Quotes
consent-milestones = Milestones
consent-directory = Directory
