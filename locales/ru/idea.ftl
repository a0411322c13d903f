idea-button = Предложить идею
idea-title = Идея для этой кампании
idea-example = Утро с приложением вместо обзора
idea-yours = Ваша идея
idea-given-title = Ваша идея для «{ $campaign }» — у менеджеров
idea-given = Вы узнаете, что из нее вышло. Можно процитировать вас в брифе без имени? Пока вы не согласитесь, цитаты не будет.
idea-quote-button = Можно, без имени
idea-unquote-button = Не цитировать
idea-quotable = В брифе вас могут процитировать без имени. Отменить это можно здесь.
idea-unquotable = В брифе вас не цитируют. Изменить это можно здесь.
idea-quotes = Вы сказали → мы сделали
idea-quote = «{ $said }» → { $done }
idea-wanted-title = Пока не поздно: { $campaign }
idea-wanted = Мы готовим эту кампанию и хотим сначала узнать ваши идеи: что понравится вашей аудитории, чего лучше не делать? Пишите на своем языке, много или мало — как удобно.
idea-answered-title = { $campaign }: что вышло из вашей идеи
idea-round-title = Идеи: { $campaign }
idea-round = { $asked ->
    [0] Пока никого не спрашивали.
    [one] Спросили { $asked } автора.
    [few] Спросили { $asked } авторов.
    [many] Спросили { $asked } авторов.
   *[other] Спросили { $asked } автора.
} { $ideas ->
    [0] Идей пока нет.
    [one] Есть { $ideas } идея.
    [few] Есть { $ideas } идеи.
    [many] Есть { $ideas } идей.
   *[other] Есть { $ideas } идеи.
}
idea-round-asked = { $asked ->
    [0] Всех выбранных уже спрашивали.
    [one] Вопрос получит { $asked } автор.
    [few] Вопрос получат { $asked } автора.
    [many] Вопрос получат { $asked } авторов.
   *[other] Вопрос получат { $asked } автора.
} Ответы появятся здесь.
idea-round-button = Все идеи
idea-row = { $name }: { $idea }
idea-row-quotable = { $name } (можно цитировать): { $idea }
idea-row-answered = { $name } ✓: { $idea }
idea-choice = { $name }: { $idea }
idea-choose = Сказать, что вышло из идеи…
idea-ask = Попросить идеи…
idea-chosen = Согласия на цитату нет. Ваш ответ увидит только автор идеи.
idea-chosen-quotable = Цитировать можно, без имени. Ваш ответ появится в брифе: «Вы сказали → мы сделали».
idea-answer-button = Сказать, что вышло
idea-answer-title = Вы сказали → мы сделали
idea-said-in = Вы сказали: { $language }
idea-done-in = Мы сделали: { $language }
