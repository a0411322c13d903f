tier-name = { $name }
tier-none-title = В { $program } пока нет уровней
tier-none = Менеджеры еще не настроили уровни. А как идут дела, показывают ваши цифры.
tier-mine-title = { $name }
tier-mine-since = Ваш уровень в { $program } с { $since }.
tier-mine-counted = Места подсчитываются раз в день, следующий раз — { $when }.
tier-mine-nowhere-title = В { $program } у вас пока нет уровня
tier-mine-nowhere = До первого недалеко: вот сколько уже есть.
tier-mine-risk = Уровень за вами до { $until }. Чтобы сохранить его и дальше, к этому сроку нужно: { $missing }.
tier-mine-risk-gone = Уровень за вами до { $until }: в программе его больше нет.
tier-mine-top = Выше вас на лестнице уровней нет.
tier-mine-next = Следующий: { $name }
tier-brings = Что дает
tier-benefits = { $benefits }
tier-collaborations = Коллабораций в год
tier-collaborations-between = { $floor }–{ $ceiling }
tier-collaborations-from = не меньше { $floor }
tier-collaborations-to = не больше { $ceiling }
tier-collaborations-open = как получится
tier-next-title = Следующий: { $name }
tier-next-missing = Не хватает: { $missing }.
tier-next-there = Все уже есть: уровень станет вашим { $when }.
tier-next-top-title = Вы на самом верху
tier-next-top = Выше уровня «{ $name }» ничего нет. Он за вами, пока выполняются его условия.
tier-rules-title = Уровни { $program }
tier-rules-line = **{ $name }**
    { $needs }
tier-rules-line-own = **{ $name }** · ваш
    { $needs }
tier-rules-brings = { $benefits }
tier-rules-how = { $days ->
    [one] Места подсчитываются каждый день в десять. Вверх — сразу, вниз — только после предупреждения и еще через { $days } день.
    [few] Места подсчитываются каждый день в десять. Вверх — сразу, вниз — только после предупреждения и еще через { $days } дня.
    [many] Места подсчитываются каждый день в десять. Вверх — сразу, вниз — только после предупреждения и еще через { $days } дней.
   *[other] Места подсчитываются каждый день в десять. Вверх — сразу, вниз — только после предупреждения и еще через { $days } дня.
}
tier-needs = { $needs }
tier-needs-nothing = С него начинают все.
tier-needs-sales = { $needed ->
    [one] { $needed } продажа
    [few] { $needed } продажи
    [many] { $needed } продаж
   *[other] { $needed } продажи
} { $days ->
    [one] за { $days } день
    [few] за { $days } дня
    [many] за { $days } дней
   *[other] за { $days } дня
}
tier-needs-revenue = выручка { $amount } { $days ->
    [one] за { $days } день
    [few] за { $days } дня
    [many] за { $days } дней
   *[other] за { $days } дня
}
tier-needs-revenue-any = выручка { $days ->
    [one] за { $days } день
    [few] за { $days } дня
    [many] за { $days } дней
   *[other] за { $days } дня
}, достаточно одной из сумм: { $amounts }
tier-needs-tenure = { $days ->
    [one] { $days } день в программе
    [few] { $days } дня в программе
    [many] { $days } дней в программе
   *[other] { $days } дня в программе
}
tier-needs-collaborations = { $needed ->
    [one] { $needed } коллаборация
    [few] { $needed } коллаборации
    [many] { $needed } коллабораций
   *[other] { $needed } коллаборации
}
tier-bar-collaborations = { $bar }Коллаборации: { $now } из { $needed }
tier-missing-collaborations = еще { $more ->
    [one] { $more } коллаборация
    [few] { $more } коллаборации
    [many] { $more } коллабораций
   *[other] { $more } коллаборации
}
tier-form-taken = Коллабораций за все время, не меньше
tier-needs-audience = аудитория не меньше { $band }
tier-bar-sales = { $bar }Продажи: { $now } из { $needed } { $days ->
    [one] за { $days } день
    [few] за { $days } дня
    [many] за { $days } дней
   *[other] за { $days } дня
}
tier-bar-revenue = { $bar }Выручка: { $now } из { $needed } { $days ->
    [one] за { $days } день
    [few] за { $days } дня
    [many] за { $days } дней
   *[other] за { $days } дня
}
tier-bar-tenure = { $bar }Дни в программе: { $now } из { $needed }
tier-bar-audience = { $bar }Аудитория: { $now }, нужна не меньше { $needed }
tier-bar-audience-unknown = { $bar }Аудитория: не меньше { $needed }. Ваша пока не отмечена, это может сделать менеджер.
tier-missing-sales = еще { $more ->
    [one] { $more } продажа
    [few] { $more } продажи
    [many] { $more } продаж
   *[other] { $more } продажи
} { $days ->
    [one] за { $days } день
    [few] за { $days } дня
    [many] за { $days } дней
   *[other] за { $days } дня
}
tier-missing-revenue = еще { $amount } выручки { $days ->
    [one] за { $days } день
    [few] за { $days } дня
    [many] за { $days } дней
   *[other] за { $days } дня
}
tier-missing-revenue-any = еще выручка { $days ->
    [one] за { $days } день
    [few] за { $days } дня
    [many] за { $days } дней
   *[other] за { $days } дня
}, достаточно одной из сумм: { $amounts }
tier-missing-tenure = { $more ->
    [one] еще { $more } день в программе
    [few] еще { $more } дня в программе
    [many] еще { $more } дней в программе
   *[other] еще { $more } дня в программе
}
tier-missing-tenure-until = { $more ->
    [one] еще { $more } день в программе (до { $until })
    [few] еще { $more } дня в программе (до { $until })
    [many] еще { $more } дней в программе (до { $until })
   *[other] еще { $more } дня в программе (до { $until })
}
tier-missing-audience = аудитория не меньше { $band }
tier-mine-button = Мой уровень
tier-next-button = Чего не хватает
tier-rules-button = Все уровни
tier-up-title = 🎉 Теперь ваш уровень — { $name }
tier-up-begin-title = Ваш уровень — { $name }
tier-up = { $program }: это заслуженно. Спасибо за все, что вы делаете.
tier-up-begin = { $program }: с этого уровня начинают все.
tier-risk-title = { $name }: { $program } надеется, что уровень останется за вами
tier-risk = Уровень и все, что он дает, за вами до { $until }. Чтобы сохранить его и дальше, к этому сроку нужно: { $missing }.
tier-risk-gone = Этого уровня в программе больше нет. Он и все, что он дает, за вами до { $until }; затем вашим станет уровень, условия которого выполнены.
tier-kept-title = { $name } остается за вами
tier-kept = { $program }: все условия снова выполнены, причем вовремя.
tier-down-title = Теперь ваш уровень — { $name }
tier-down-nowhere-title = Сейчас у вас нет уровня
tier-down = { $program }: срок для уровня «{ $from }» вышел. Он вернется, как только его условия снова будут выполнены.
tier-celebrated-title = 🎉 { $creator }: новый уровень — { $name }
tier-celebrated = Поздравляем всей программой.
audience-nano = нано
audience-micro = микро
audience-midi = миди
audience-macro = макро
audience-mega = мега
audience-from = { $band }: { $least } и больше
audience-between = { $band }: { $least }–{ $most }
audience-unknown = не отмечен
audience-choose = Размер аудитории
audience-forget = Не отмечен
audience-any = Размер аудитории не важен
audience-at-least = Не меньше { $band }
label-tier = Уровень
label-audience-band = Размер аудитории
label-tier-until = { $name }, до { $until }
ladder-title = Уровни { $program }
ladder-none = Пока ни одного. Уровень — это ступень, которой авторы достигают своим вкладом: продажами, выручкой, временем в программе. У него есть преимущества, по желанию роль в Discord и свой ритм чек-инов. Начните с нижнего.
ladder-line = **{ $number }. { $name }** · { $creators ->
    [one] { $creators } автор
    [few] { $creators } автора
    [many] { $creators } авторов
   *[other] { $creators } автора
} · { $needs }
ladder-line-draft = **{ $number }. { $name }** (черновик) · { $needs }
ladder-policy = { $days ->
    [one] Если условия больше не выполнены, автора предупреждают, и через { $days } день уровень снимается.
    [few] Если условия больше не выполнены, автора предупреждают, и через { $days } дня уровень снимается.
    [many] Если условия больше не выполнены, автора предупреждают, и через { $days } дней уровень снимается.
   *[other] Если условия больше не выполнены, автора предупреждают, и через { $days } дня уровень снимается.
} Размеры аудитории: { $bands }.
ladder-next = Следующий подсчет мест: { $when }.
ladder-choose = Открыть уровень…
ladder-new-button = Новый уровень
ladder-preview-button = Пробный подсчет
ladder-policy-button = Сроки и аудитория
ladder-back-button = Все уровни
ladder-policy-title = Общее для всех уровней
ladder-policy-grace = Дней от предупреждения до потери уровня
ladder-policy-band = { $band }: с какого числа подписчиков
tier-sheet-draft-lacks = Черновик, авторы его не видят. Пока нет текста: { $languages }.
tier-sheet-draft = Черновик, авторы его не видят. Пробный подсчет покажет, кто его достигнет; после этого откройте уровень.
tier-sheet-open = { $creators ->
    [one] Уровень есть у { $creators } автора. Изменения подействуют при ближайшем подсчете, в десять утра.
    [few] Уровень есть у { $creators } авторов. Изменения подействуют при ближайшем подсчете, в десять утра.
    [many] Уровень есть у { $creators } авторов. Изменения подействуют при ближайшем подсчете, в десять утра.
   *[other] Уровень есть у { $creators } автора. Изменения подействуют при ближайшем подсчете, в десять утра.
}
tier-sheet-needs = Условия
tier-sheet-role = Роль в Discord
tier-sheet-role-none = нет
tier-sheet-role-is = { $role }
tier-sheet-cadence = Чек-ины
tier-sheet-words = Тексты
tier-sheet-empty = —
tier-cadence-weekly = каждую неделю
tier-cadence-fortnightly = раз в две недели
tier-cadence-monthly = раз в месяц
tier-cadence-quarterly = раз в квартал
tier-cadence-choose = Как часто спрашивать авторов о делах
tier-role-choose = Роль в Discord для авторов этого уровня
tier-role-clear-button = Без роли
tier-conditions-button = Условия
tier-collaborations-button = Коллаборации
tier-raise-button = Выше
tier-lower-button = Ниже
tier-open-button = Открыть уровень
tier-try-button = Пробный подсчет
tier-archive-button = Вывести из работы
tier-discard-button = Удалить
tier-back-button = К уровню
tier-numbers-button = Изменить числа
tier-conditions-title = { $name }: условия
tier-conditions-text = Нужно все сразу, из сумм выручки достаточно одной. Цифры те же, что в `/статистика моя`. Одних подписчиков для уровня мало.
tier-form-name = Название
tier-form-name-example = Серебро
tier-form-benefits = Что он дает
tier-form-benefits-example = Ранний доступ, личный промокод, подарочный набор
tier-form-window = За сколько дней считать
tier-form-sales = Продажи, не меньше
tier-form-revenue = Выручка, не меньше; хватит одной валюты
tier-form-revenue-example = 40000 RUB; 500 USD
tier-form-tenure = Дней в программе, не меньше
tier-form-floor = Коллабораций в год, не меньше
tier-form-ceiling = Коллабораций в год, не больше
tier-form-number-example = 10
tier-new-title = Новый уровень: { $language }
tier-words-title = Текст: { $language }
tier-collaborations-title = Коллаборации в год
tier-archive-title = Вывести «{ $name }» из работы?
tier-archive-text = { $creators ->
    [0] Ни у кого из авторов его нет.
    [one] Он есть у { $creators } автора: придет предупреждение, на время отсрочки уровень сохранится, а затем сменится тем, условия которого выполнены.
    [few] Он есть у { $creators } авторов: придет предупреждение, на время отсрочки уровень сохранится, а затем сменится тем, условия которого выполнены.
    [many] Он есть у { $creators } авторов: придет предупреждение, на время отсрочки уровень сохранится, а затем сменится тем, условия которого выполнены.
   *[other] Он есть у { $creators } автора: придет предупреждение, на время отсрочки уровень сохранится, а затем сменится тем, условия которого выполнены.
} Отменить это нельзя.
tier-discard-title = Удалить черновик «{ $name }»?
tier-discard-text = Его видели только менеджеры. Отменить это нельзя.
tier-keep-button = Оставить
tier-archived = Уровень «{ $name }» выведен из работы.
preview-title = Пробный подсчет
preview-title-with = Пробный подсчет с уровнем «{ $name }»
preview-none = { $creators ->
    [one] Никто не переместится: { $creators } автор остается на своем месте.
    [few] Никто не переместится: { $creators } автора остаются на своих местах.
    [many] Никто не переместится: { $creators } авторов остаются на своих местах.
   *[other] Никто не переместится: { $creators } автора остаются на своих местах.
}
preview-counts = Вверх: { $up } · предупреждение о потере: { $warned } · вниз: { $down } · сохранили уровень: { $kept }
preview-meaning = Так было бы, если посчитать места сейчас. Никто не перемещен и не предупрежден.
preview-up = ▲ { $person }: { $name } · { $why }
preview-up-from = ▲ { $person }: { $from } → { $name } · { $why }
preview-warned = ▽ { $person }: { $until } теряет уровень «{ $name }» · { $why }
preview-down = ▼ { $person }: { $from } → { $name } · { $why }
preview-no-tier = без уровня
preview-why-missing = не хватает: { $why }
preview-why-gone = уровень выведен из работы
preview-kept = ● { $person }: сохраняет уровень «{ $name }»
preview-more = { $more ->
    [one] и еще { $more } автор
    [few] и еще { $more } автора
    [many] и еще { $more } авторов
   *[other] и еще { $more } автора
}
tier-needs-approved = { $needed ->
    [one] { $needed } одобренный материал
    [few] { $needed } одобренных материала
    [many] { $needed } одобренных материалов
   *[other] { $needed } одобренного материала
}
tier-bar-approved = { $bar }Одобренные материалы: { $now } из { $needed }
tier-missing-approved = еще { $more ->
    [one] { $more } одобренный материал
    [few] { $more } одобренных материала
    [many] { $more } одобренных материалов
   *[other] { $more } одобренного материала
}
tier-form-approved = Не меньше; пусто — не нужны
tier-approved-button = Одобренные материалы
tier-approved-title = Одобренные материалы
