stats-title = Ваши результаты: { $period }
stats-link-title = Ссылка { $code }: { $period }
stats-campaign-title = { $campaign }: { $period }
stats-period-week = 7 дней
stats-period-month = 30 дней
stats-period-ninety = 90 дней
stats-period-quarter = этот квартал
stats-period-year = этот год
stats-period-all = все время
stats-clicks = Переходы
stats-visitors = Посетители
stats-signups = Регистрации
stats-sales = Продажи
stats-renewals = Продления
stats-refunds = Возвраты
stats-rate = Конверсия в продажи
stats-rate-figure = { $tenths } %
stats-revenue = Выручка
stats-before = Раньше
stats-visitors-meaning = Посетители — это разные люди; каждый день счет начинается заново. Роботы и предпросмотры ссылок не учитываются.
stats-empty = За эти дни пока ничего нет. Разместите ссылку там, где ваша аудитория: в профиле, в описании, в истории. Первые переходы появятся здесь сразу.
stats-figure = { $figure }
stats-figure-up = { $figure } · ▲ { $percent } %
stats-figure-down = { $figure } · ▼ { $percent } %
stats-figure-same = { $figure } · как раньше
stats-until = { $since } – { $until }; сегодняшний день еще не закончился.
stats-until-compared = { $since } – { $until } в сравнении с { $before_since } – { $before_until }; сегодняшний день еще не закончился.
stats-button = Показать цифры
stats-link-button = Показать ссылку
stats-placements = По размещениям
stats-placement-none = без метки
stats-placement-clicks = { $name }: { $clicks ->
    [one] { $clicks } переход
    [few] { $clicks } перехода
    [many] { $clicks } переходов
   *[other] { $clicks } перехода
}
stats-placement-sales = { $name }: { $clicks ->
    [one] { $clicks } переход
    [few] { $clicks } перехода
    [many] { $clicks } переходов
   *[other] { $clicks } перехода
}, { $sales ->
    [one] { $sales } продажа
    [few] { $sales } продажи
    [many] { $sales } продаж
   *[other] { $sales } продажи
}
stats-top-title = Рейтинг: { $period }
stats-top-empty = Мест пока нет ни у кого. Первое появится с первым переходом по ссылке.
stats-top-row = **{ $rank }.** { $name } · { $sales ->
    [one] { $sales } продажа
    [few] { $sales } продажи
    [many] { $sales } продаж
   *[other] { $sales } продажи
} · { $clicks ->
    [one] { $clicks } переход
    [few] { $clicks } перехода
    [many] { $clicks } переходов
   *[other] { $clicks } перехода
}
stats-top-row-paid = **{ $rank }.** { $name } · { $sales ->
    [one] { $sales } продажа
    [few] { $sales } продажи
    [many] { $sales } продаж
   *[other] { $sales } продажи
} · { $clicks ->
    [one] { $clicks } переход
    [few] { $clicks } перехода
    [many] { $clicks } переходов
   *[other] { $clicks } перехода
} · { $revenue }
stats-top-own = { $name } (вы)
stats-top-somebody = один из авторов
stats-top-hint = Имена и суммы видны только у тех, кто согласился: пункт «Рейтинг» в /профиль показать.
