report-overview-title = Обзор: { $period }
report-overview-empty = За эти дни ничего не произошло. Выберите период подлиннее или начните кампанию: `/кампания новая`.
report-active = Активные авторы
report-newcomers = Новые авторы
report-running = Кампаний открыто
report-ended = Кампаний закончилось
report-participations = Участий начато
report-approved = Материалов принято
report-wait = До одобрения
report-wait-minutes = { $minutes ->
    [one] { $minutes } минута
    [few] { $minutes } минуты
    [many] { $minutes } минут
   *[other] { $minutes } минуты
}
report-wait-hours = { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
    [many] { $hours } часов
   *[other] { $hours } часа
}
report-wait-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
report-wait-before = { $wait } (раньше: { $before })
report-owed = { $campaigns ->
    [one] Участники { $campaigns } кампании еще ждут итогов. Какой именно — в `/программа состояние`.
    [few] Участники { $campaigns } кампаний еще ждут итогов. Каких именно — в `/программа состояние`.
    [many] Участники { $campaigns } кампаний еще ждут итогов. Каких именно — в `/программа состояние`.
   *[other] Участники { $campaigns } кампании еще ждут итогов. Каких именно — в `/программа состояние`.
}
report-footer = { $days } { $meaning }
report-overview-meaning = Активны те, кто начал участие в кампании, у кого приняли материал или по чьим ссылкам были переходы либо продажи. До одобрения: медианное время с первой версии.
report-money = { $money }
report-money-up = { $money } · ▲ { $percent } %
report-money-down = { $money } · ▼ { $percent } %
report-money-same = { $money } · как раньше
report-cut = Разбить цифры…
report-by-market = По рынкам
report-by-tier = По уровням
report-by-campaign = По кампаниям
report-by-stage = По этапам кампаний
report-by-format = По форматам
report-by-partner = По размеру аудитории
report-segment-title = { $by }: { $period }
report-segment-empty = За эти дни разбивать нечего. Выберите период подлиннее.
report-segment-row = **{ $rank }.** { $name } · { $sales ->
    [one] { $sales } продажа
    [few] { $sales } продажи
    [many] { $sales } продаж
   *[other] { $sales } продажи
} · { $clicks ->
    [one] { $clicks } переход
    [few] { $clicks } перехода
    [many] { $clicks } переходов
   *[other] { $clicks } перехода
} · { $creators ->
    [one] { $creators } автор
    [few] { $creators } автора
    [many] { $creators } авторов
   *[other] { $creators } автора
}
report-segment-rate = { $row } · { $tenths } %
report-segment-paid = { $row } · { $revenue }
report-segment-more = { $more ->
    [one] и еще { $more } в файле
    [few] и еще { $more } в файле
    [many] и еще { $more } в файле
   *[other] и еще { $more } в файле
}
report-segment-meaning = % — продажи на сто переходов. Рынок, уровень, этап и размер аудитории — сегодняшние.
report-none-market = без рынка
report-none-tier = без уровня
report-none-campaign = без кампании
report-none-stage = без этапа
report-none-format = без материалов
report-none-partner = размер не указан
report-formats = { $formats }
report-repeat-title = Повторная работа с авторами
report-repeat-none = Двух завершенных коллабораций пока нет ни у кого. Кто ждет работы, показывает `/сводка усталость`, а предложить ее можно в `/кампания состав`.
report-repeat-flat = После второй коллаборации рост останавливается: { $measures }.
report-repeat-grows = Рост не останавливается: третья и следующие коллаборации по-прежнему дают прибавку от 10 % ко второй.
report-repeat-few = Пока нельзя сказать, останавливается ли рост: нужно пять авторов, у которых закончилась третья коллаборация.
report-repeat-compared = { $creators ->
    [one] Сравнивается { $creators } автор, каждый с самим собой; авторов с одной коллаборацией здесь нет.
    [few] Сравниваются { $creators } автора, каждый с самим собой; авторов с одной коллаборацией здесь нет.
    [many] Сравниваются { $creators } авторов, каждый с самим собой; авторов с одной коллаборацией здесь нет.
   *[other] Сравниваются { $creators } автора, каждый с самим собой; авторов с одной коллаборацией здесь нет.
}
report-turn-first = Первая
report-turn-second = Вторая
report-turn-later = Третья и дальше
report-turn-count = { $collaborations ->
    [one] { $collaborations } коллаборация
    [few] { $collaborations } коллаборации
    [many] { $collaborations } коллабораций
   *[other] { $collaborations } коллаборации
}
report-turn-conversion = Конверсия { $tenths } %
report-turn-engagement = Вовлеченность { $tenths } %
report-turn-revenue = В среднем { $money }
report-measure-engagement = вовлеченность
report-measure-conversion = конверсия
report-measure-revenue = выручка в { $currency }
report-course-name = От одной к другой
report-course = **{ $measure }**: вторая — { $second }; дальше — { $later }
report-step-few = { $creators ->
    [one] сказать нельзя ({ $creators } автор, нужно пять)
    [few] сказать нельзя ({ $creators } автора, нужно пять)
    [many] сказать нельзя ({ $creators } авторов, нужно пять)
   *[other] сказать нельзя ({ $creators } автора, нужно пять)
}
report-step-flat = рост останавливается, { $gain }
report-step-flat-unknown = роста нет
report-step-grows = рост, { $gain }
report-step-grows-unknown = рост с нуля
report-gain-up = ▲ { $percent } %
report-gain-down = ▼ { $percent } %
report-gain-same = как раньше
report-repeat-meaning = Это медианы по авторам. Вовлеченность — сохранения и репосты на сто просмотров, если менеджеры их внесли. Рост останавливается, когда прибавка меньше 10 % и за ней не меньше пяти авторов.
report-engagement = Вовлеченность
report-conversion = Конверсия
report-retention-title = Кто остается
report-retention-none = Пока никого не одобрили. Пригласить людей можно через `/автор пригласить`, а кто ждет ответа, видно в `/проверка заявки`.
report-retention-lead = { $creators ->
    [one] Всего одобрен { $creators } автор.
    [few] Всего одобрено { $creators } автора.
    [many] Всего одобрено { $creators } авторов.
   *[other] Всего одобрено { $creators } автора.
}
report-after = { $months ->
    [one] Через { $months } месяц
    [few] Через { $months } месяца
    [many] Через { $months } месяцев
   *[other] Через { $months } месяца
}
report-share = { $tenths } % ({ $some } из { $of })
report-share-soon = времени прошло слишком мало
report-share-never = в кампаниях еще никто не участвовал
report-repeat-rate = Участвуют снова
report-still-active = Активны до сих пор
report-retention-meaning = Активны те, кто в календарном месяце через столько-то месяцев после одобрения начал участие в кампании, у кого приняли материал или по чьим ссылкам были переходы либо продажи. Считаются только те, у кого этот месяц уже закончился. Участвуют снова: две кампании или больше, среди всех, у кого была хоть одна.
report-export-title = { $what }: { $period }
report-export-creators = Авторы
report-export-campaigns = Кампании
report-export-participations = Участия
report-export-content = Материалы
report-export-days = По дням
report-export-rows = { $rows ->
    [one] В файле { $rows } строка.
    [few] В файле { $rows } строки.
    [many] В файле { $rows } строк.
   *[other] В файле { $rows } строки.
}
report-export-empty = За эти дни ничего нет. Выберите период подлиннее.
report-export-says-creators = Все авторы и их цифры за период.
report-export-says-campaigns = Кампании, открытые в этом периоде, и их цифры за него.
report-export-says-participations = Кто и в какой кампании начал участие за период и что из этого вышло на сегодня.
report-export-says-content = Что сдали за период и чем это кончилось.
report-export-says-days = Каждый день по кампаниям и рынкам.
report-export-meaning = Время — UTC. У каждой валюты свой столбец. В файле есть имена людей: пусть он остается у менеджеров.
report-introductions-title = Знакомства: { $period }
report-introductions-none = За эти дни никого не знакомили. Кого свел бы раунд, показывает `/раунд просмотр`.
report-introductions-lead = О знакомствах, предложенных за эти дни, на сегодня:
report-introductions-introduced = Знакомства
report-introductions-agreed = Все согласились
report-introductions-met = Встретились
report-introductions-score = Как прошло
report-introductions-score-of = { $score } из 3
report-introductions-again = Знакомили снова, человек
report-introductions-met-again = Встретились снова, человек
report-introductions-fruitful = Сделали что-то вместе
report-introductions-works = Общие работы
report-introductions-between = { $one } – { $two }
report-introductions-counts = знакомства: { $introduced } · все согласились: { $agreed } · встретились: { $met }
report-introductions-few = мало
report-introductions-meaning = «Мало»: за цифрой меньше трех человек, и она говорила бы о каждом. Кто что ответил, не видит никто.
