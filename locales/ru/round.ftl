round-preview-title = { $groups ->
    [0] Пока знакомить некого
    [one] Следующий раунд: { $groups } знакомство
    [few] Следующий раунд: { $groups } знакомства
    [many] Следующий раунд: { $groups } знакомств
   *[other] Следующий раунд: { $groups } знакомства
}
round-preview-text = Из тех, кто участвует в знакомствах ({ $joined }), лично спросим { $people }. Пока вы не начнете раунд, никто о нем не узнает.
round-preview-none = Сейчас никому из участников не нашлось пары или не подошел срок. Авторы вступают командой `/знакомство вступить`; как скоро можно знакомить тех же людей, сказано в `/раунд правила`.
round-pairs = Кто с кем
round-pair = { $names }
round-pair-why = { $names }: { $reason }
round-left-out = Без пары в этот раз
round-left-out-line = { $name }: { $why }
round-left-out-again = { $name }: { $why } (и в прошлый раз тоже)
round-left-out-more = { $count ->
    [one] и еще { $count }
    [few] и еще { $count }
    [many] и еще { $count }
   *[other] и еще { $count }
}
round-why-taken = все, кто подходит, знакомятся с кем-то еще
round-why-hours = никто из подходящих не бодрствует в те же часы
round-why-language = нет общего языка ни с кем из подходящих
round-why-nobody = в этот раз никто не подошел
round-reason-taught = одна сторона предлагает то, что хочет освоить другая: { $topic }
round-reason-shared = общие темы: { $topics }
round-reason-curious = интерес к рынку друг друга
round-reason-spoken = общий язык: { $language }
round-reason-recommended = по совету менеджера
round-start-button = Начать раунд
round-shuffle-button = Подобрать иначе
round-preview-button = Показать следующий раунд
round-rules-button = Правила
round-changed-title = Раунд изменился
round-changed = Пока вы смотрели, кто-то вступил, ушел или передумал. Теперь раунд был бы таким; никого еще не спросили.
round-status-title = { $groups ->
    [one] Раунд от { $at }: { $groups } знакомство
    [few] Раунд от { $at }: { $groups } знакомства
    [many] Раунд от { $at }: { $groups } знакомств
   *[other] Раунд от { $at }: { $groups } знакомства
}
round-started = Раунд начался. Каждому придет личный вопрос, на ответ есть 72 часа.
round-status-text = Кто что ответил, мы не раскрываем; вам видно, что из этого вышло.
round-status-field = Как идут дела
round-status-waiting = скоро спросим: { $count }
round-status-asked = ждем ответов: { $count }
round-status-open = общаются: { $count }
round-status-closed = не сложилось: { $count }
round-status-dropped = отменили, потому что кто-то ушел, взял паузу или знакомить нельзя: { $count }
round-status-met = { $count ->
    [one] О встрече рассказал { $count } человек
    [few] О встрече рассказали { $count } человека
    [many] О встрече рассказали { $count } человек
   *[other] О встрече рассказали { $count } человека
}
round-rules-title = Правила знакомств
round-rules-text = Действуют для раундов, для знакомств вручную и для тех, о которых просят сами авторы.
round-rules-months-field = Снова те же люди
round-rules-months = { $months ->
    [0] когда угодно
    [one] не раньше чем через { $months } месяц
    [few] не раньше чем через { $months } месяца
    [many] не раньше чем через { $months } месяцев
   *[other] не раньше чем через { $months } месяца
}
round-rules-markets-field = Рынки
round-rules-markets-differ = знакомятся только люди разных рынков
round-rules-markets-any = знакомиться могут и люди одного рынка
round-rules-trios-field = Кому не хватило пары
round-rules-trios-allowed = присоединяется к двоим, если все трое подходят друг другу
round-rules-trios-none = ждет следующего раунда и там идет первым номером
round-rules-audience-field = Аудитории в раундах
round-rules-audience-any = любого размера
round-rules-audience-similar = лучше похожего размера
round-rules-audience-different = лучше разного размера
round-rules-audience-choose = Аудитории в раундах
round-rules-months-button = Изменить перерыв
round-rules-markets-differ-button = Только между рынками
round-rules-markets-any-button = И внутри рынка
round-rules-trios-allowed-button = Разрешить тройки
round-rules-trios-none-button = Только пары
round-rules-months-title = Снова те же люди
round-rules-months-input = Через сколько месяцев, от 0 до 60
round-told-title = В этот раз без знакомства
round-told = В программе { $program } только что прошел раунд знакомств, и для вас пары не нашлось: { $why }. В следующем раунде вы первые на очереди. Найти собеседника прямо сейчас можно командой `/знакомство попросить`, изменить пожелания — командой `/знакомство вступить`.
