stats-title = Ваши результаты: { $days }
stats-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
stats-clicks = Переходы
stats-visitors = Посетители
stats-figure = { $figure }
stats-until = { $since } – { $until }. Сегодняшний день еще не закончился.
