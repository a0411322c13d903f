promo-code = `{ $code }`
promo-code-open-button = Открыть промокоды
promo-code-title = Промокоды: { $campaign }
promo-code-none = Покупатель вводит промокод, вместо того чтобы переходить по ссылке, и покупка засчитывается тому автору, чей это код. В этой кампании кодов пока нет: их можно создать или ввести те, что сделал магазин.
promo-code-rule-on = Новые участники кампании получают промокод автоматически.
promo-code-rule-percent = Новые участники кампании получают промокод автоматически; в нем стоит { $percent } — скидка в процентах.
promo-code-rule-off = Новые участники кампании не получают промокод автоматически.
promo-code-closed = Кампания закрыта. Ее промокоды действуют, пока их не отозвали.
promo-code-with-field = С промокодом ({ $count })
promo-code-without-field = Без промокода ({ $count })
promo-code-bereft-field = Отозван
promo-code-line = `{ $code }` { $creator }
promo-code-choice = { $code } · { $creator }
promo-code-more = и еще { $count }
promo-code-take-choose = Отозвать промокод…
promo-code-make-button = Создать всем, у кого нет
promo-code-enter-button = Ввести коды
promo-code-on-button = Выдавать новым участникам
promo-code-off-button = Не выдавать новым участникам
promo-code-file-button = Скачать
promo-code-make-title = Создать промокоды
promo-code-percent-input = Скидка в коде, от 1 до { $most } %, если есть
promo-code-enter-title = Промокоды из магазина
promo-code-codes-input = По строке: имя = КОД или одни коды
promo-code-codes-example = Лена = LENA20
promo-code-made = { $count ->
    [0] Промокоды есть у всех.
    [one] Создан { $count } промокод. Автору отправлено уведомление.
    [few] Создано { $count } промокода. Авторам отправлены уведомления.
    [many] Создано { $count } промокодов. Авторам отправлены уведомления.
   *[other] Создано { $count } промокода. Авторам отправлены уведомления.
}
promo-code-made-left = { $count ->
    [one] Еще { $count } автор без промокода: нажмите снова.
    [few] Еще { $count } автора без промокода: нажмите снова.
    [many] Еще { $count } авторов без промокода: нажмите снова.
   *[other] Еще { $count } автора без промокода: нажмите снова.
}
promo-code-entered = { $count ->
    [0] Ни один промокод не выдан.
    [one] Выдан { $count } промокод. Автору отправлено уведомление.
    [few] Выдано { $count } промокода. Авторам отправлены уведомления.
    [many] Выдано { $count } промокодов. Авторам отправлены уведомления.
   *[other] Выдано { $count } промокода. Авторам отправлены уведомления.
}
promo-code-entered-known = { $count ->
    [one] { $count } был выдан раньше.
    [few] { $count } были выданы раньше.
    [many] { $count } были выданы раньше.
   *[other] { $count } были выданы раньше.
}
promo-code-entered-more = { $count ->
    [one] Не подошла еще { $count } строка.
    [few] Не подошли еще { $count } строки.
    [many] Не подошли еще { $count } строк.
   *[other] Не подошли еще { $count } строки.
}
promo-code-flawed = Строка { $number }, { $typed }: { $why }
promo-code-flaw-unfit = это не промокод; в нем от 3 до 32 латинских букв, цифр, дефисов и подчеркиваний
promo-code-flaw-twice = этот код уже есть в строке выше
promo-code-flaw-taken = этот код уже был выдан, или он совпадает с чужой ссылкой
promo-code-flaw-unknown = такого автора нет; напишите имя как в `/автор список` или упоминание
promo-code-flaw-several = так зовут нескольких авторов; напишите упоминание
promo-code-flaw-closed = этому автору кампания не открыта
promo-code-flaw-has-one = у этого автора уже есть `{ $code }`; сначала отзовите его
promo-code-flaw-left = промокоды уже есть у всех
promo-code-taking-title = Отозвать { $code }? Автор: { $creator }
promo-code-taking = Новые покупки с этим кодом никому не засчитаются. Прежние остаются засчитанными. Никто другой этот код уже не получит. Автору придет уведомление.
promo-code-take-button = Отозвать
promo-code-keep-button = Оставить
promo-code-taken = { $code } отозван, автор: { $creator }. Отключите его и в магазине.
promo-code-taken-before = { $code } уже отозван
promo-code-gone = Данные автора с этим промокодом удалены
promo-code-file-title = { $campaign }: { $count ->
    [one] { $count } промокод
    [few] { $count } промокода
    [many] { $count } промокодов
   *[other] { $count } промокода
}
promo-code-file-text = Введите их в магазине. Покупка, о которой он сообщит с `promo_code`, засчитается указанному рядом автору; регистр букв не важен.
promo-code-told-title = Ваш промокод: { $campaign }
promo-code-told = От { $program }. Покупатель вводит его при оплате, и покупка засчитывается вам, как если бы он перешел по вашей ссылке: { $url }
promo-code-untold-title = Ваш промокод { $code } больше не действует
promo-code-untold = { $program } его отзывает; кампания: { $campaign }. Все, что с ним уже куплено, остается вашим. Замените его там, где он опубликован. Ссылки действуют как прежде.
