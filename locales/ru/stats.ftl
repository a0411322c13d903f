stats-title = Ваши результаты: { $days }
stats-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
stats-clicks = Переходы
stats-visitors = Посетители
stats-visitors-meaning = Посетители — это разные люди; каждый день счет начинается заново. Роботы и предпросмотры ссылок не учитываются.
stats-empty = За эти дни переходов пока нет. Разместите ссылку там, где ваша аудитория: в профиле, в описании, в истории. Первые переходы появятся здесь сразу.
stats-figure = { $figure }
stats-until = { $since } – { $until }; сегодняшний день еще не закончился.
stats-button = Показать цифры
