field-question-title = Тема
field-question-body = Вопрос
field-question-answer = Ответ
question-form-title = Спросить авторов: { $market }
question-title-example = Распаковки зимой
question-body-example = Смотрят ли их после праздников? Что хотят видеть вместо них?
question-sent-title = Вопрос задан: { $market }
question-sent = Он уже в канале рынка или вот-вот там появится, без вашего имени. Если там пишут на другом языке, под вопросом будет просьба о переводе. Когда кто-нибудь ответит, вам придет личное сообщение.
question-title = 💬 Вопрос рынку: { $market }
question-words =
    {"**"}{ $title }**
    { $body }
question-wanted = *Нужен перевод. Язык вопроса: { $from }. Если вы знаете оба языка, переведите для всех: { $into }.*
question-translated-by = Перевод: { $translator }
question-translated-from = Перевод, язык оригинала: { $language }
question-translate-button = Перевести: { $language }
question-answer-button = Ответить
question-answers-button = { $answers ->
    [one] { $answers } ответ
    [few] { $answers } ответа
    [many] { $answers } ответов
   *[other] { $answers } ответа
}
question-is-accepted = Один из ответов принят; он есть и в заметках о рынке.
question-unanswered = Пока никто не ответил. Если вы знаете ответ, он будет первым.
question-withdrawn = Здесь был вопрос. Автор его отозвал.
question-in = Вопрос: { $language }
question-answer-form-title = Ваш ответ
question-answered-title = Спасибо за ответ: { $title }
question-answered = Его уже отправили тому, кто спрашивает; прочитать его под вопросом могут все, без вашего имени.
question-answer-title = Ответ: { $title }
question-answer-written-in = *Язык ответа: { $language }. Перевода пока нет.*
question-answer-accepted = Ответ принят и есть в заметках о рынке.
question-answer-alone = Ответ есть только на одном языке: { $language }. Если вы знаете оба языка, переведите его.
question-helpful = { $people ->
    [one] Помогло { $people } человеку.
    [few] Помогло { $people } людям.
    [many] Помогло { $people } людям.
   *[other] Помогло { $people } человека.
}
question-helpful-button = Полезно
question-unhelpful-button = Все-таки не помогло
question-accept-button = Принять
question-translate-form-title = Перевод: { $language }
question-translated = Спасибо: перевод теперь видят все. Язык: { $language }.
question-found-title = Об этом уже спрашивали
question-found-none = Об этом еще не спрашивали. Задать вопрос можно командой `/спросить вопрос`.
question-mine-title = Ваши вопросы
question-mine-none = Вы еще не спрашивали другие рынки. Первый вопрос можно задать командой `/спросить вопрос`.
question-row = {"**"}{ $title }** — { $market }, { $answers ->
    [0] ответов пока нет
    [one] { $answers } ответ
    [few] { $answers } ответа
    [many] { $answers } ответов
   *[other] { $answers } ответа
}
question-row-accepted = {"**"}{ $title }** ✓ { $market }, { $answers ->
    [one] { $answers } ответ
    [few] { $answers } ответа
    [many] { $answers } ответов
   *[other] { $answers } ответа
}
question-choice = { $title }
question-choose = Открыть вопрос…
question-news-answered = Вам ответили: { $title }
question-news-translated = Теперь на вашем языке: ответ на «{ $title }»
question-news-accepted-title = Ваш ответ принят: { $title }
question-news-accepted = Спасибо. Теперь он есть в заметках о рынке, без вашего имени, — для тех, кто спросит о том же.
question-thanked-title = Спасибо за перевод
question-thanked = Благодаря вам «{ $title }» можно прочитать и на другом языке: { $language }.
question-thanked-times = { $times ->
    [one] Переводов от вас: { $times }.
    [few] Переводов от вас: { $times }.
    [many] Переводов от вас: { $times }.
   *[other] Переводов от вас: { $times }.
} Если в `/профиль показать` включены «Благодарности», рядом с ними стоит ваше имя.
question-expert-title = Вы это знаете?
question-expert = Два дня никто не отвечает, а вам эта тема знакома. Достаточно одной фразы, на любом языке.
question-owner-title = { $creator }: вопрос без ответа
question-owner = На этот вопрос другому рынку никто не ответил. Может быть, вы знаете ответ или того, кто его знает.
question-look-button = Открыть публикацию
question-take-back-choose = Отозвать вопрос…
question-take-back-title = Отозвать этот вопрос?
question-take-back = Больше никто не прочтет ни его, ни ответы, и вернуть его нельзя. То, что попало в заметки о рынке, останется там, без вашего имени.
question-take-back-button = Отозвать
question-keep-button = Оставить
question-taken-back-title = Вопрос отозван
question-taken-back = Публикация уже об этом говорит или вот-вот скажет.
