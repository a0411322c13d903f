attribution-title = Кому засчитывается продажа
attribution-text = Так засчитываются регистрации и продажи начиная с этого момента; что засчитано раньше, не меняется. Продления остаются за тем, кто привел покупателя, возвраты — за тем, что они возвращают.
attribution-window-field = Ссылка или код действует
attribution-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
attribution-order-field = Если их было несколько
attribution-order-last = последнее перед покупкой
attribution-order-first = первое
attribution-precedence-field = Если в покупке есть и код, и ссылка
attribution-precedence-code = код
attribution-precedence-link = ссылка
attribution-campaigns-field = Кампании со своим сроком
attribution-campaign = { $campaign }: { $days }
attribution-since = Действует с { $at }.
attribution-order-last-button = Считать последнее
attribution-order-first-button = Считать первое
attribution-precedence-code-button = Код важнее
attribution-precedence-link-button = Ссылка важнее
attribution-window-button = Изменить срок
attribution-campaign-choose = Дать кампании свой срок…
attribution-window-title = Сколько дней действует
attribution-window-input = Дней, от 1 до { $most }
attribution-campaign-input = Дней, от 1 до { $most }; пусто — как в программе
explain-own = засчитано вам
explain-other = засчитано другому автору
explain-named = засчитано: { $name }
explain-nobody = пока никому не засчитано
explain-what = { $kind } от { $at }, номер в магазине { $id }.
explain-what-paid = { $kind } от { $at }, { $amount }, номер в магазине { $id }.
explain-kind-signup = Регистрация
explain-kind-sale = Продажа
explain-kind-renewal = Продление
explain-kind-refund = Возврат
explain-why-field = Почему
explain-why-click = Покупатель пришел по ссылке.
explain-why-code = Магазин назвал код ссылки.
explain-why-promo = Покупатель ввел код.
explain-why-promo-code = Покупатель ввел код `{ $code }`.
explain-why-customer = Покупателя привели раньше.
explain-why-refund = Возврат идет туда же, куда засчитана покупка.
explain-why-manual = Засчитано вручную, решение за менеджером.
explain-why-nobody = Магазин не назвал ни ссылки, ни кода, которые еще действуют, и покупателя пока никто не привел. Как только станет известно, кто привел покупателя, ему же засчитается и это.
explain-rule-field = Правило
explain-rule = Ссылка или код действует { $days }; из нескольких считается { $order }; из кода и ссылки в одной покупке — { $precedence }.
explain-rule-since = { $rule } Действует с { $at }.
explain-rule-renewal = Продление остается за тем, кто привел покупателя.
explain-running-field = Что рассматривалось
explain-running = { $at }, { $who }: { $what }; { $verdict }
explain-running-you = вы
explain-running-other = другой автор
explain-touch-click = переход по ссылке
explain-touch-code = код ссылки от магазина
explain-touch-manual = засчитано вручную
explain-touch-promo = введенный код
explain-touch-promo-code = введенный код `{ $code }`
explain-won = засчитано
explain-too-old = прошло больше чем { $days }
explain-code-typed = введен код, он важнее
explain-link-followed = был переход по ссылке, он важнее
explain-not-last = засчитано более позднее
explain-not-first = засчитано более раннее
explain-bound = продление остается за тем, кто привел покупателя
explain-own-sale-field = Похоже на покупку самого автора
explain-credit-choose = Засчитать автору…
explain-day-title = { $count ->
    [one] { $day }: { $count } запись
    [few] { $day }: { $count } записи
    [many] { $day }: { $count } записей
   *[other] { $day }: { $count } записи
}
explain-day-text = Выберите запись, чтобы узнать, кому и почему она засчитана.
explain-day-latest = { $day }: { $count ->
    [one] последняя { $count } запись
    [few] последние { $count } записи
    [many] последние { $count } записей
   *[other] последние { $count } записи
}
explain-day-more = Выберите запись, чтобы узнать, кому и почему она засчитана. В этот день были и другие: назовите номер в магазине, `/статистика объяснить`.
explain-day-none-title = { $day }: ничего
explain-day-none = В этот день ни одной продажи или регистрации. Назовите другой день или номер в магазине: `/статистика объяснить`.
explain-day-choose = Объяснить…
explain-day-line = { $kind } { $id } — { $credit }
explain-day-line-paid = { $kind } { $id }, { $amount } — { $credit }
