agreement-deal-title = Договоренности: { $name }
agreement-none = Сейчас и на будущее ни о чем не договорились.
agreement-holds = Действует
agreement-to-come = Впереди
agreement-over = Закончились
agreement-terms = { $starts } – { $ends }: { $campaigns ->
    [one] { $campaigns } кампания
    [few] { $campaigns } кампании
    [many] { $campaigns } кампаний
   *[other] { $campaigns } кампании
}
agreement-terms-review = { $starts } – { $ends }: { $campaigns ->
    [one] { $campaigns } кампания
    [few] { $campaigns } кампании
    [many] { $campaigns } кампаний
   *[other] { $campaigns } кампании
}; обсудим, как идет, { $review }
agreement-past = { $starts } – { $ends }
agreement-past-ended = { $starts } – { $ends }, закончилась раньше { $ago }: { $reason }
agreement-new-button = Новая договоренность
agreement-change-button = Изменить (до { $ends })
agreement-end-button = Закончить раньше (до { $ends })
agreement-new-title = Новая договоренность
agreement-change-title = Изменить договоренность
agreement-end-title = Закончить договоренность раньше
agreement-reason-label = Почему; это прочитает автор
agreement-starts-label = Первый день
agreement-ends-label = Последний день
agreement-ends-example = 31.03.2027, 31 марта 2027 или 2027-03-31
agreement-campaigns-label = Сколько кампаний
agreement-campaigns-example = 4
agreement-review-label = Когда обсудить, как идет (можно пусто)
agreement-made-title = У вас договоренность с { $program }
agreement-changed-title = Ваша договоренность с { $program } изменилась
agreement-made-hint = Она видна и в `/главная`. Если что-то записано не так, там же спросите куратора.
agreement-ended-title = Ваша договоренность с { $program } закончится раньше
agreement-ended = Она должна была действовать по { $ends }.
agreement-ended-hint = Ссылки и цифры остаются как есть. Если хочется поговорить, спросите куратора в `/главная`.
agreement-reminder-title = Ваша договоренность действует по { $ends }
agreement-reminder = Хорошее время сказать, что в следующий раз сделать иначе.
agreement-review-title = Сегодня вы с куратором обсуждаете, как идет
agreement-review = Скажите, что получается и что стоит поменять: куратору тоже пришло напоминание.
agreement-looked-at-title = { $name }: сегодня обсуждаете, как идет
agreement-looked-at = Поговорите с { $person } о том, что получается и что стоит поменять. Напоминание получили вы оба.
agreement-ending-title = { $name }: договоренность действует по { $ends }
agreement-ending = Дальше с { $person } ни о чем не договорились. Обсудите, как продолжить.
agreement-ending-earned = Результаты с { $person } говорят за продление: вышло не меньше, чем до договоренности. Одно нажатие предложит то же самое еще раз.
agreement-during = За время договоренности
agreement-before = За столько же дней до нее
agreement-sold = { $sales ->
    [one] { $sales } продажа
    [few] { $sales } продажи
    [many] { $sales } продаж
   *[other] { $sales } продажи
}, { $clicks ->
    [one] { $clicks } переход
    [few] { $clicks } перехода
    [many] { $clicks } переходов
   *[other] { $clicks } перехода
}
agreement-renew-button = Продлить
home-agreements = Договоренности на ближайшие двенадцать месяцев
agreement-reward-button = Показать условия оплаты
