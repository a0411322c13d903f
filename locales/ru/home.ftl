home-title = Вы и { $program }
home-no-links = Ссылки у вас пока нет. Одно нажатие — и она есть, а переходы сразу видны здесь.
home-link = {"**"}{ $campaign }** { $url }
home-coming = Впереди
home-ending = { $campaign }: последний день { $last }
home-waiting = Ваш вопрос от { $asked } — у куратора
home-check-in = Чек-ин { $at }
home-owner = Ваш куратор
home-profile-button = Мой профиль
home-owed = { $campaign }: ближайший срок { $day }
home-terms = { $campaign }: условия изменились, загляните в бриф
home-briefs = { $count ->
    [one] Вам открыт { $count } бриф
    [few] Вам открыты { $count } брифа
    [many] Вам открыты { $count } брифов
   *[other] Вам открыты { $count } брифа
}
