result-worked = Что сработало
result-failed = Что не сработало
result-next = Что дальше
result-reasons = Причины
result-quoted = «{ $piece }»
result-worked-example = Короткие утренние ролики дали больше всего продаж
result-failed-example = Длинные посты читали, но по ссылкам не переходили
result-next-example = В мае по два коротких ролика с тем же предложением
result-reasons-example = Спрос есть, но цену нужно снизить
result-views = Просмотры
result-saves = Сохранения
result-shares = Репосты
result-sentiment = Как это приняли
result-sentiment-good = хорошо
result-sentiment-mixed = по-разному
result-sentiment-poor = плохо
result-sentiment-example = хорошо, по-разному или плохо
result-title = { $campaign }: итоги
result-field = Итоги
result-button = Итоги
result-of-button = Итоги: { $campaign }
result-participants = Авторы
result-told = Авторы узнали итоги { $told_at }, каждый лично. Отправленное не меняется.
result-owed-until = Авторы ждут итогов до { $owed_at }.
result-ready = { $waiting ->
    [one] Итогов ждет { $waiting } автор
    [few] Итогов ждут { $waiting } автора
    [many] Итогов ждут { $waiting } авторов
   *[other] Итогов ждут { $waiting } автора
}, срок { $owed_at }. Все готово к отправке.
result-lacks = { $waiting ->
    [one] Итогов ждет { $waiting } автор
    [few] Итогов ждут { $waiting } автора
    [many] Итогов ждут { $waiting } авторов
   *[other] Итогов ждут { $waiting } автора
}, срок { $owed_at }. Чтобы отправить: { $lacks }.
result-lacks-overdue = { $waiting ->
    [one] Итогов все еще ждет { $waiting } автор
    [few] Итогов все еще ждут { $waiting } автора
    [many] Итогов все еще ждут { $waiting } авторов
   *[other] Итогов все еще ждут { $waiting } автора
}, срок был { $owed_at }. Чтобы отправить: { $lacks }.
result-lack-all = напишите три фразы ({ $language })
result-lack-missing = напишите { $pieces } ({ $language })
result-lack-stale = обновите { $pieces } ({ $language })
result-words = Словами: { $language }
result-sentence = **{ $piece }:** { $body }
result-sentence-stale = **{ $piece }** (устарело): { $body }
result-sentence-missing = **{ $piece }:** пока не написано
result-parts-button = Авторы и показатели
result-parts-title = { $campaign }: авторы
result-unmeasured = { $waiting ->
    [one] По { $waiting } автору пока нет просмотров, сохранений и репостов. Можно отправить и без них.
    [few] По { $waiting } авторам пока нет просмотров, сохранений и репостов. Можно отправить и без них.
    [many] По { $waiting } авторам пока нет просмотров, сохранений и репостов. Можно отправить и без них.
   *[other] По { $waiting } авторам пока нет просмотров, сохранений и репостов. Можно отправить и без них.
}
result-part = { $line } · { $measured }
result-part-paid = { $line }, { $revenue }
result-part-unmeasured = показателей пока нет
result-metric = { $name }: { $figure }
result-learned = Выводы авторов
result-learned-quotable = **{ $name }** (можно цитировать без имени): { $body }
result-learned-private = **{ $name }** (не цитировать): { $body }
result-measure-choose = Ввести показатели автора …
result-measure-title = Показатели: { $name }
result-send-button = Отправить { $waiting ->
    [one] { $waiting } автору
    [few] { $waiting } авторам
    [many] { $waiting } авторам
   *[other] { $waiting } автора
}
result-sending-title = { $campaign }: отправить итоги?
result-sending = { $waiting ->
    [one] { $waiting } автор получит
    [few] { $waiting } автора получат
    [many] { $waiting } авторов получат
   *[other] { $waiting } автора получат
} личное сообщение: свои цифры, медиану программы, если за ней достаточно авторов, и три ваши фразы. Отправленное не меняется.
result-owed = Итоги, которых ждут
result-debt = { $campaign }: { $waiting ->
    [one] ждет { $waiting } автор
    [few] ждут { $waiting } автора
    [many] ждут { $waiting } авторов
   *[other] ждут { $waiting } автора
} с { $ended_at }, срок { $owed_at }
result-debt-overdue = { $campaign }: **срок вышел { $owed_at }**; { $waiting ->
    [one] ждет { $waiting } автор
    [few] ждут { $waiting } автора
    [many] ждут { $waiting } авторов
   *[other] ждут { $waiting } автора
} с { $ended_at }
result-owed-title = { $campaign }: авторы ждут итогов
result-owed-soon = { $waiting ->
    [one] Итогов ждет { $waiting } автор
    [few] Итогов ждут { $waiting } автора
    [many] Итогов ждут { $waiting } авторов
   *[other] Итогов ждут { $waiting } автора
}, срок { $owed_at }. Напишите, что сработало, и отправьте; на сервере это команда `/кампания итоги`.
result-overdue-title = { $campaign }: срок итогов вышел
result-overdue = { $waiting ->
    [one] Итогов не знает { $waiting } автор
    [few] Итогов не знают { $waiting } автора
    [many] Итогов не знают { $waiting } авторов
   *[other] Итогов не знают { $waiting } автора
}, срок был { $owed_at }. Напишите, что сработало, и отправьте; на сервере это команда `/кампания итоги`.
result-days = Итоги
result-days-text = Авторы узнают итоги кампании в течение { $days ->
    [one] { $days } дня
    [few] { $days } дней
    [many] { $days } дней
   *[other] { $days } дня
} после ее конца.
result-days-button = Изменить срок итогов
result-own-title = { $campaign }: ваши итоги
result-own = По вашим ссылкам: { $clicks ->
    [one] { $clicks } переход
    [few] { $clicks } перехода
    [many] { $clicks } переходов
   *[other] { $clicks } перехода
} и { $sales ->
    [one] { $sales } продажа
    [few] { $sales } продажи
    [many] { $sales } продаж
   *[other] { $sales } продажи
}.
result-figure-median = { $figure } · медиана { $median }
result-median-meaning = Медиана: за последний год у половины авторов в одной кампании было больше, у половины меньше.
result-reflect-button = Мой вывод
result-reflect-again-button = Изменить вывод
result-ask-button = Спросить менеджера
result-mine-button = Все мои итоги
result-mine-title = Ваши итоги
result-mine-none = Пока итогов нет. Они появятся здесь и придут личным сообщением, когда закончится кампания с вашим участием.
result-mine-choose = Выберите, чтобы увидеть больше
result-reflect-title = Ваш вывод
result-reflect-label = Что повторить, а что сделать иначе?
result-reflect-example = Моей аудитории подходит утро; в следующий раз покажу приложение раньше
result-reflected-title = { $campaign }: вывод записан
result-reflected = Его видят только менеджеры. Без вашего согласия цитаты не будет.
result-reflected-quotable = Менеджеры видят вывод и могут процитировать его без вашего имени.
