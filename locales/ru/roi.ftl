roi-title = Окупаемость партнерств: { $period }
roi-title-of = Окупаемость, { $name }: { $period }
roi-nobody = автор, чьи данные удалены
roi-empty = За эти дни ничего не заработано и ничего не потрачено. Выберите период подлиннее или посмотрите, сколько получают авторы: `/программа вознаграждения`.
roi-revenue = Выручка
roi-costs = Расходы
roi-left = Выручка минус расходы
roi-ratio = Окупаемость
roi-times = { $tenths }×
roi-times-none = расходов пока нет
roi-of = { $currency }: { $what }
roi-each-sale = Расходы на одну продажу
roi-each-sale-none = продаж пока нет
roi-each-customer = Расходы на нового покупателя
roi-each-customer-none = магазин пока не назвал новых покупателей
roi-each-free = расходов пока нет
roi-payback = Расходы вернулись
roi-payback-open = пока нет
roi-payback-free = расходов пока нет
roi-payback-back = { $months ->
    [one] за { $months } месяц, с { $since }
    [few] за { $months } месяца, с { $since }
    [many] за { $months } месяцев, с { $since }
   *[other] за { $months } месяца, с { $since }
}
roi-spent = На что потрачено
roi-spent-commission = вознаграждения и оплата материалов: { $money }
roi-spent-adjustment = вручную: { $money }
roi-spent-goods = отправленные подарки: { $money }
roi-sum = { $ratio } · выручка { $revenue }, расходы { $costs }
roi-sum-of = { $name }: { $sum }
roi-row = **{ $rank }.** { $name } · { $sum }
roi-all = Все вместе
roi-more = { $more ->
    [one] и еще { $more } в файле
    [few] и еще { $more } в файле
    [many] и еще { $more } в файле
   *[other] и еще { $more } в файле
}
roi-open = Открыть партнерство…
roi-back = Показать все партнерства
roi-revenue-so-far = Выручка с начала ({ $currency })
roi-costs-so-far = Расходы с начала ({ $currency })
roi-revenue-in = Выручка ({ $currency })
roi-costs-in = Расходы ({ $currency })
roi-meaning = Окупаемость — сколько выручки пришлось на единицу расходов. Выручка — то, о чем сообщил магазин, минус возвраты. Расходы — то, что начислено авторам по учету, и стоимость отправленных подарков; рекламы и прочего, о чем бот не знает, в них нет. Продажи — вместе с продлениями.
