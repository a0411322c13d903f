refusal-program-not-set-up = Duet has not been set up on this server yet. A manager can do it with `/program setup`.
refusal-in-no-program = You are not in a programme yet. Use `/start` in the server you want to join.
refusal-not-a-creator = This is for creators of the programme. Apply with `/start`; it takes about two minutes.
refusal-application-waiting = Your application is still with the managers. You will hear here as soon as they decide.
refusal-not-a-manager = Only managers can do this. If you should be one, ask for a manager role; it is set in `/program roles`.
refusal-campaign-unknown = There is no such campaign open to you. Leave the option out for the standing one, or pick from the list that appears as you type.
refusal-link-unknown = You have no such link. `/link list` shows yours.
refusal-text-missing = { $field } is empty, or nothing of it can be seen. Write at least a word.
refusal-text-too-long = { $field } may have at most { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
}; yours has { $length }. Shorten it and try again.
refusal-press-stale = This button is out of date. Run the command again for a fresh one.
refusal-language-unknown = That language is not spoken here. Choose one of: { $known }.
field-campaign-name = The campaign’s name
field-sub-id = The placement label
