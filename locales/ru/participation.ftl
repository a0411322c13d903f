brief-list-title = Брифы
brief-list-none = Сейчас вам ничего не открыто. Когда кампании понадобятся авторы, об этом напишут в канале вашего рынка; `/ссылка получить` работает и без брифа.
brief-list-row = {"**"}{ $campaign }**: { $state }
brief-list-choose = Открыть бриф…
brief-list-button = Брифы
brief-state-open = можно участвовать
brief-state-offered = предложено вам лично
brief-state-joined = вы участвуете
brief-state-due = вы участвуете; ближайший срок { $day }: { $title }
brief-state-changed = вы участвуете; условия изменились
brief-state-declined = вы отказались
participation-open = Можно присоединиться. Так вы принимаете версию { $version } условий.
participation-offered = Это предложено вам лично. Присоединяясь, вы принимаете версию { $version } условий.
participation-declined = От этой кампании вы отказались. Если решили иначе, еще можно присоединиться на условиях версии { $version }.
participation-joined = Вы участвуете: это ваша с { $program } коллаборация № { $ordinal }.
participation-joined-plain = Вы участвуете.
participation-agree = Условия изменились: вы приняли версию { $before }, теперь действует версия { $version }. Посмотрите, что нового, и примите ее или откажитесь.
participation-later = Сначала это предлагают другим, для всех откроется { $opens_at }.
participation-too-much-year = За двенадцать месяцев у вас уже { $joined }, а больше { $ceiling } — слишком много для одного человека. Если эта все же нужна, спросите куратора: менеджер может предложить ее вам лично.
participation-too-much-month = Последняя коллаборация началась меньше месяца назад. Присоединиться можно с { $free }; если ждать нельзя, спросите куратора: менеджер может предложить ее вам лично.
participation-over = Эта кампания закончилась.
participation-ended = Эта кампания закончилась. Спасибо за участие.
participation-join-button = Участвовать
participation-agree-button = Принять версию { $version }
participation-decline-button = Не в этот раз
participation-withdraw-button = Отказаться от участия
participation-show-button = Открыть бриф
participation-pays = Что вы получаете
participation-last = В прошлый раз
participation-last-time = { $campaign }: { $clicks ->
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
participation-last-time-paid = { $campaign }: { $clicks ->
    [one] { $clicks } переход
    [few] { $clicks } перехода
    [many] { $clicks } переходов
   *[other] { $clicks } перехода
}, { $sales ->
    [one] { $sales } продажа
    [few] { $sales } продажи
    [many] { $sales } продаж
   *[other] { $sales } продажи
} и { $revenue }.
participation-reason-title = Не в этот раз
participation-reason-label = Почему; видят только менеджеры
participation-reason-example = До лета нет времени
participation-declined-title = { $campaign }: отмечено, не в этот раз
participation-declined-text = Причину видят только менеджеры. Если решите иначе, бриф открыт вам, пока идет кампания.
participation-offer-title = Для вас: { $campaign }
participation-offer = { $program } хочет сделать это вместе с вами. В брифе видно, что нужно и сколько за это платят; отказ — такой же хороший ответ, как и согласие.
participation-terms-title = { $campaign }: условия изменились
participation-withdrawn-title = { $creator } больше не участвует: { $campaign }
deadline-list = Сроки
deadline-row = { $title }: до { $day }
deadline-row-done = { $title } ✓
deadline-done-button = Сдать: { $title }
deadline-snoozed = Напомню снова { $until }. Сам срок остается прежним.
deadline-soon-title = { $days ->
    [one] Остался { $days } день: { $title }
    [few] Осталось { $days } дня: { $title }
    [many] Осталось { $days } дней: { $title }
   *[other] Осталось { $days } дня: { $title }
}
deadline-today-title = Срок сегодня: { $title }
deadline-overdue-title = { $days ->
    [one] Срок прошел { $days } день назад: { $title }
    [few] Срок прошел { $days } дня назад: { $title }
    [many] Срок прошел { $days } дней назад: { $title }
   *[other] Срок прошел { $days } дня назад: { $title }
}
deadline-soon = Кампания «{ $campaign }», срок { $day } включительно. Если что-то мешает, скажите куратору в `/главная`: план еще можно изменить.
deadline-overdue = Кампания «{ $campaign }», срок был { $day } и уже прошел. Сдать можно кнопкой ниже. Если что-то мешает, скажите куратору в `/главная`.
deadline-missed-title = { $creator }: материал не сдан
deadline-missed = { $title }, кампания «{ $campaign }»: срок { $day } прошел. Duet напоминает об этом до срока и после; теперь ваше слово поможет больше, чем еще одно напоминание.
participants-title = Кто участвует: { $campaign }
participants-button = Кто участвует
participants-no-brief = У этой кампании нет брифа, присоединиться не к чему. Его можно написать в `/кампания опубликовать`.
participants-opens = Сначала кампанию предлагают авторам с более высоким уровнем, для всех она откроется { $opens_at }.
participants-joined = Участвуют ({ $count })
participants-offered = Предложено, ответа нет ({ $count })
participants-declined = Отказ ({ $count })
participants-withdrawn = Участие прервано ({ $count })
participants-owed = Ждут работы ({ $count })
participants-near = У предела или рядом ({ $count })
participants-more = и еще { $count }
participants-row-joined = { $name }, коллаборация № { $ordinal }
participants-row-insisted = { $name }, коллаборация № { $ordinal }; сверх нормы, потому что: { $reason }
participants-row-reason = { $name }: { $reason }
participants-load = { $name }: { $joined } за двенадцать месяцев, { $band }
participants-offer = Предложить…
participants-offered-to = Предложено: { $names }.
participants-exceeding = Не предложено, потому что это больше, чем стоит брать одному человеку. Если предложить все же нужно, напишите почему:
participants-exceeding-month = { $name }: последняя началась меньше месяца назад, свободный день — { $free }
participants-insist-button = Все равно: { $name }
participants-insist-title = Сверх нормы
participants-insist-label = Почему все же; видят менеджеры
participants-insist-example = Просьба самого автора, прошлая была небольшой
participants-questions-button = Вопросы ({ $count })
participants-ideas-button = Идеи ({ $count })
band-between = норма { $floor }–{ $ceiling }
band-from = норма от { $floor }
fatigue-title = Кому хватает работы, а кто ее ждет
fatigue-none = У всех работы примерно столько, сколько нужно.
fatigue-full = У предела ({ $count })
fatigue-near = Рядом с ним ({ $count })
fatigue-meaning = Коллаборации за двенадцать месяцев рядом с нормой для уровня и стажа. Чаще раза в месяц — никогда.
participation-changes = Что нового
participation-asked = { $title }
participation-thread = Вопросы: { $campaign }
participation-asked-list = Что нужно
participation-asked-row = {"**"}{ $title }**: { $place }, { $due }, { $pay }
