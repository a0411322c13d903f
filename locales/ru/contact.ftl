topic-check-in = Чек-ины
topic-reminder = Напоминания
topic-tier = Уровни
topic-sales = Продажи
topic-campaign = Кампании
topic-decision = Ответы
topic-staff = Заметки для менеджеров
frequency-each = { $topic }: сразу
frequency-daily = { $topic }: раз в день, в десять
frequency-weekly = { $topic }: по понедельникам, в десять
frequency-off = { $topic }: не сообщать
weekday-monday = Понедельник
weekday-tuesday = Вторник
weekday-wednesday = Среда
weekday-thursday = Четверг
weekday-friday = Пятница
weekday-saturday = Суббота
weekday-sunday = Воскресенье
pause-week = На неделю
pause-fortnight = На две недели
pause-month = На месяц
pause-open = Пока не скажу
contact-notify-button = Выбрать уведомления
contact-hours-button = Настроить тихие часы
contact-pause-button = Взять паузу
contact-notify-title = О чем вам сообщает { $program }
contact-notify-text = Выберите для каждой темы, как часто. Ответы на ваши собственные действия приходят всегда, а о самой первой продаже вы узнаете сразу.
contact-hours-title = Когда вас не беспокоить
contact-hours-usual = С { $from } до { $until } сообщения не приходят, так здесь принято. Можно выбрать другие часы.
contact-hours-kept = С { $from } до { $until } сообщения не приходят; что накопится, придет утром.
contact-hours-none = Тихих часов нет: сообщения приходят в любое время суток.
contact-days-kept = Весь день тихо: { $days }.
contact-hours-clock = На ваших часах { $time } ({ $offset }). Если это не так, выберите часовой пояс в `/профиль пояс`.
contact-days-placeholder = Дни без сообщений…
contact-hours-change-button = Изменить часы
contact-hours-form-title = Тихие часы
contact-hours-from = С
contact-hours-from-example = 22:00
contact-hours-until = До (одинаковое время — без них)
contact-hours-until-example = 8:00
contact-pause-title = Взять паузу в { $program }?
contact-pause-text = На время паузы от нас ничего не приходит: ни новостей, ни чек-инов, ни напоминаний. Ссылки работают, продажи считаются, а ваш куратор узнает, что у вас пауза. Выберите, на сколько.
contact-pause-placeholder = На сколько…
contact-pause-until-button = До какого дня…
contact-pause-until-title = Взять паузу
contact-pause-until-day = До десяти утра какого дня
contact-pause-until-example = 31 августа
contact-paused-title = У вас пауза в { $program }
contact-paused-until = До { $until } от нас ничего не придет. Ссылки работают.
contact-paused-open = От нас ничего не придет, пока вы сами не скажете. Ссылки работают.
contact-resume-button = Закончить паузу
contact-leave-button = Выйти из программы
contact-leave-title = Выйти из { $program }?
contact-leave-text = Сообщений от программы больше не будет, ваш куратор об этом узнает. Адреса, которыми вы уже поделились, по-прежнему ведут в магазин, но о том, что они приносят, вы больше не услышите. Если передумаете, `/старт` начнет новую заявку. Чтобы о вас забыли совсем, есть `/профиль забыть`.
contact-leave-meant-button = Выйти
contact-leave-not-button = Остаться
contact-left = Вы больше не в программе { $program }. Спасибо за время, проведенное вместе. Если захотите вернуться, наберите `/старт` на сервере.
creator-unreachable-title = Не получается написать: { $name }
creator-unreachable = Сообщение не дошло: { $person }, тема — { $topic }. Личные сообщения закрыты, и нет ветки, которую этот человек мог бы прочитать. Напишите на сервере, попросите открыть личные сообщения и посмотрите `/программа состояние`: там видно, что еще может быть не так.
creator-left-title = { $name }: выход из программы
creator-left = { $person } больше не в программе, по собственному желанию. Ссылки по-прежнему ведут в магазин. Если хочется узнать почему, спросите по-доброму; `/автор пригласить` зовет обратно.
creator-resting-title = { $name }: пауза
creator-resting = До { $until } { $person } ничего от нас не получает: ни новостей, ни чек-инов, ни напоминаний. Дайте отдохнуть; как шли дела, показывает `/автор карточка`.
creator-resting-open = { $person } ничего от нас не получает, пока сам человек не закончит паузу: ни новостей, ни чек-инов, ни напоминаний. Дайте отдохнуть; как шли дела, показывает `/автор карточка`.
thread-name = Duet и { $name }
bundle-section = {"**"}{ $number }. { $title }**
bundle-field = { $name }: { $value }
bundle-button = { $number } · { $label }
bundle-title = { $program }: { $count ->
    [one] { $count } новость
    [few] { $count } новости
    [many] { $count } новостей
   *[other] { $count } новости
}
contact-limit = Сообщения от программы
contact-limit-text = { $limit ->
    [one] За семь дней автор получает от программы не больше { $limit } сообщения
    [few] За семь дней автор получает от программы не больше { $limit } сообщений
    [many] За семь дней автор получает от программы не больше { $limit } сообщений
   *[other] За семь дней автор получает от программы не больше { $limit } сообщения
}; остальные ждут. Ответы на собственные действия приходят всегда.
contact-limit-choice = { $limit ->
    [one] Не больше { $limit } в неделю
    [few] Не больше { $limit } в неделю
    [many] Не больше { $limit } в неделю
   *[other] Не больше { $limit } в неделю
}
contact-days-off = Выходные дни
contact-days-off-nowhere = Ни на одном рынке выходных впереди нет. В выходной никого на рынке не беспокоят.
contact-days-off-line = { $count ->
    [one] **{ $market }:** впереди { $count } выходной — { $day }
    [few] **{ $market }:** впереди { $count } выходных, ближайший — { $day }
    [many] **{ $market }:** впереди { $count } выходных, ближайший — { $day }
   *[other] **{ $market }:** впереди { $count } выходного, ближайший — { $day }
}
contact-days-off-choose = Выходные дни рынка…
contact-days-off-title = Выходные дни: { $market }
contact-days-off-none = Выходных впереди нет.
contact-days-off-meaning = В выходной никого на рынке не беспокоят: новости, чек-ины и напоминания ждут следующего дня. Ответы на собственные действия приходят все равно.
contact-day = { $day }
contact-days-back = Убрать выходные…
contact-days-off-add-button = Добавить выходные
contact-days-off-form = Какие дни или с какого по какой?
contact-days-off-example = 31 декабря – 8 января; 1 мая
contact-cadence-button = Назад к ритму
