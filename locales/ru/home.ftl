home-title = Вы и { $program }
home-no-links = Ссылки у вас пока нет. Одно нажатие — и она есть, а переходы сразу видны здесь.
home-link = {"**"}{ $campaign }** { $url }
home-link-promo-code = {"**"}{ $campaign }** { $url } · `{ $code }`
home-coming = Впереди
home-ending = { $campaign }: последний день { $last }
home-waiting = Ваш вопрос от { $asked } — у куратора
home-check-in = Чек-ин { $at }
home-owner = Ваш куратор
home-profile-button = Мой профиль
home-owed = { $title }, { $campaign }: срок { $day }
home-agreement = { $terms }. { $joined ->
    [0] Пока вы ни к одной не присоединились.
    [one] Вы уже в { $joined } из них.
    [few] Вы уже в { $joined } из них.
    [many] Вы уже в { $joined } из них.
   *[other] Вы уже в { $joined } из них.
}
home-terms = { $campaign }: условия изменились, загляните в бриф
home-briefs = { $count ->
    [one] Вам открыт { $count } бриф
    [few] Вам открыты { $count } брифа
    [many] Вам открыты { $count } брифов
   *[other] Вам открыты { $count } брифа
}
home-results = { $campaign }: пришли ваши итоги
