reward-title = Сколько получают авторы
reward-text = Действуют самые частные условия: сначала личные условия автора, потом условия его уровня, потом кампании, потом общие. Изменения касаются только новых оплат; что начислено раньше, не меняется.
reward-none = Продажи считаются, но пока никому ничего не приносят. Выберите ниже, чьи условия задать.
reward-more = { $plans ->
    [one] И еще { $plans }; личные условия автора показывает `/автор договоренность`.
    [few] И еще { $plans }; личные условия автора показывает `/автор договоренность`.
    [many] И еще { $plans }; личные условия автора показывает `/автор договоренность`.
   *[other] И еще { $plans }; личные условия автора показывает `/автор договоренность`.
}
reward-choose = Открыть условия…
reward-scope-program = Для всех
reward-scope-campaign = Кампания { $campaign }
reward-scope-tier = Уровень { $tier }
reward-scope-deal = Только { $creator }
reward-line = • { $terms }
reward-terms-bounty = { $amount } за каждого нового покупателя, который заплатил
reward-terms-share = { $rate } % от оплат покупателей, бессрочно
reward-terms-months = { $rate } % от оплат покупателя в течение { $months ->
    [one] { $months } месяца
    [few] { $months } месяцев
    [many] { $months } месяцев
   *[other] { $months } месяца
} с первой
reward-terms-payments = { $rate } % от { $payments ->
    [one] первой оплаты покупателя
    [few] первых { $payments } оплат покупателя
    [many] первых { $payments } оплат покупателя
   *[other] первых { $payments } оплат покупателя
}
reward-terms-both = { $rate } % от оплат покупателя в течение { $months ->
    [one] { $months } месяца
    [few] { $months } месяцев
    [many] { $months } месяцев
   *[other] { $months } месяца
} с первой, не больше { $payments ->
    [one] { $payments } оплаты
    [few] { $payments } оплат
    [many] { $payments } оплат
   *[other] { $payments } оплаты
}
reward-terms-bonus-month = { $amount }, если за календарный месяц { $sales ->
    [one] есть { $sales } продажа
    [few] есть { $sales } продажи
    [many] есть { $sales } продаж
   *[other] есть { $sales } продажи
}
reward-terms-bonus-year = { $amount }, если за календарный год { $sales ->
    [one] есть { $sales } продажа
    [few] есть { $sales } продажи
    [many] есть { $sales } продаж
   *[other] есть { $sales } продажи
}
reward-terms-bonus-month-revenue = { $amount }, если за календарный месяц продано на { $sold }
reward-terms-bonus-year-revenue = { $amount }, если за календарный год продано на { $sold }
reward-terms-goods = { $what } ценой { $value } за каждую кампанию с участием автора
reward-rule-line = – { $rule }
reward-rule-market = только для авторов рынка { $market }
reward-rule-product = только за товар { $product }
reward-rule-new = только за первую оплату покупателя
reward-rule-returning = только за повторные оплаты покупателя
reward-rule-least = только за оплаты от { $amount }
reward-rule-rise-months = плюс { $by } % за { $every ->
    [one] каждый { $every } месяц
    [few] каждые { $every } месяца
    [many] каждые { $every } месяцев
   *[other] каждые { $every } месяца
} в программе, до { $most } %
reward-rule-rise-campaigns = плюс { $by } % за { $every ->
    [one] каждую { $every } кампанию
    [few] каждые { $every } кампании
    [many] каждые { $every } кампаний
   *[other] каждые { $every } кампании
} с участием автора, до { $most } %
reward-rule-cap-month = не больше { $amount } за календарный месяц
reward-rule-cap-year = не больше { $amount } за календарный год
reward-limit = Когда за календарный месяц начислено { $limit }, решают менеджеры.
reward-hold-none = К выплате сразу.
reward-hold-days = { $days ->
    [one] Удерживается { $days } день на случай возврата, потом к выплате.
    [few] Удерживается { $days } дня на случай возврата, потом к выплате.
    [many] Удерживается { $days } дней на случай возврата, потом к выплате.
   *[other] Удерживается { $days } дня на случай возврата, потом к выплате.
}
reward-sheet-title = Условия: { $scope }
reward-since-field = Действуют
reward-since = Версия { $version }, с { $at }.
reward-sheet-nothing = Продажи пока ничего не приносят, кроме тех, для которых условия есть у кампании, уровня или автора.
reward-sheet-none = Своих условий здесь нет: действуют более общие.
reward-all-button = Показать все условия
reward-change-button = Изменить условия
reward-begin-button = Задать условия
reward-end-button = Отменить условия
reward-draft-field = Черновик, еще не действует
reward-draft-empty = Пока ни за что не платят. Добавьте что-нибудь ниже.
reward-outlook-field = { $days ->
    [one] Последний { $days } день
    [few] Последние { $days } дня
    [many] Последние { $days } дней
   *[other] Последние { $days } дня
}
reward-outlook-none = За это время под такие условия не попала ни одна оплата.
reward-outlook = { $payments ->
    [one] Под эти условия попадает { $payments } оплата. Она принесла бы авторам
    [few] Под эти условия попадают { $payments } оплаты. Они принесли бы авторам
    [many] Под эти условия попадают { $payments } оплат. Они принесли бы авторам
   *[other] Под эти условия попадает { $payments } оплаты. Они принесли бы авторам
} { $before } по действующим условиям и { $after } по черновику.
reward-outlook-cut = Последние оплаты под эти условия ({ $payments }) принесли бы авторам { $before } по действующим условиям и { $after } по черновику.
reward-nothing = ничего
reward-add-choose = Добавить, за что платят…
reward-add-bounty = Сумма за каждого нового покупателя
reward-add-share = Доля от оплат покупателей
reward-add-bonus-month = Бонус за хороший месяц
reward-add-bonus-year = Бонус за хороший год
reward-add-goods = Подарок за кампанию
reward-what-input = Что это
reward-worth-input = Сколько стоит
reward-part-goods = Это обещано всем, кто участвует в кампании на этих условиях. Кто ждет отправки, показывает кнопка «Показать, что отправить» в `/программа вознаграждения`.
reward-open-choose = Добавить правила или убрать пункт…
reward-save-button = Ввести в действие
reward-hold-button = Изменить срок удержания
reward-limit-button = Задать лимит расходов
reward-limit-title = Лимит на месяц
reward-limit-input = Сумма и валюта; пусто: без лимита
reward-month-input = Продажи за месяц: число или сумма
reward-year-input = Продажи за год: число или сумма
reward-threshold-example = 10 или 100 000 RUB
reward-part-free = Правил нет: начисляется за каждую такую оплату.
reward-part-bonus = Считаются продажи и продления, которые не возвращены целиком, по дням рынка автора, как в `/статистика моя`. Если после возвратов продаж не хватает, бонус снимается.
reward-only-choose = Платить только за…
reward-rule-choose = Добавить правило…
reward-unrule-choose = Убрать правило…
reward-ask-product = Только за один товар
reward-ask-least = Только от некоторой суммы
reward-ask-months = Рост с месяцами
reward-ask-campaigns = Рост с кампаниями
reward-ask-cap-month = Не больше суммы за месяц
reward-ask-cap-year = Не больше суммы за год
reward-product-input = Товар, как его называет магазин
reward-every-months-input = За каждые столько месяцев, 1–{ $most }
reward-every-campaigns-input = За каждые столько кампаний, 1–{ $most }
reward-by-input = На сколько процентов
reward-most-input = До скольких процентов
reward-draft-button = Вернуться к черновику
reward-remove-button = Убрать пункт
reward-limit-told-title = За этот месяц начислено { $limit }: лимит исчерпан
reward-limit-told = Что начисляется сверх лимита, ждет решения: `/проверка фрод`. Если ждать не нужно, увеличьте лимит.
reward-limit-told-button = Открыть условия
reward-discard-button = Выбросить черновик
reward-bounty-title = За каждого нового покупателя
reward-amount-input = Сумма и валюта
reward-amount-example = 1000 RUB
reward-share-title = Доля от оплат покупателей
reward-rate-input = Проценты
reward-rate-example = 20
reward-months-input = Сколько месяцев, 1–{ $most }; пусто: бессрочно
reward-payments-input = За сколько оплат, 1–{ $most }; пусто: за все
reward-hold-title = Удержание до выплаты
reward-hold-input = Дней, от 0 до { $most }
reward-ending-title = Отменить эти условия? { $scope }
reward-ending = После этого здесь будут действовать более общие условия. Что начислено раньше, останется.
reward-ending-program = После этого продажи ничего не будут приносить, кроме тех, для которых условия есть у кампании, уровня или автора. Что начислено раньше, останется.
reward-end-meant-button = Отменить их
reward-keep-button = Оставить
reward-told-title = Ваши условия изменились
reward-told = { $program }: что начислено раньше, не меняется.
reward-told-campaign = { $program }, кампания { $campaign }: что начислено раньше, не меняется.
reward-told-now = С этого момента
reward-told-nothing = Продажи ничего не приносят. Если это неожиданно, спросите куратора: кнопка есть в `/главная`.
reward-told-before = До сих пор
