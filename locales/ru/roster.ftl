roster-title = { $new ->
    [0] Новых авторов в файле нет
    [one] { $new } новый автор в файле
    [few] { $new } новых автора в файле
    [many] { $new } новых авторов в файле
   *[other] { $new } нового автора в файле
}
roster-new = Новые
roster-known = Уже есть
roster-flawed = Пропущено
roster-line = Строка { $line }: { $flaw }
roster-dry = Пока ничего не изменилось. В отчете сказано, что будет с каждой строкой.
roster-nothing = Загружать нечего. Почему — сказано в отчете, строка за строкой.
roster-button = Загрузить: { $new }
roster-done-title = { $came ->
    [one] Загружен { $came } автор
    [few] Загружено { $came } автора
    [many] Загружено { $came } авторов
   *[other] Загружено { $came } автора
}
roster-done = Писать никому не стали. Действующим авторам уже доступна `/главная`; приглашенные начинают со `/старт`, а сообщить им об этом можно через `/автор пригласить`.
roster-column-line = строка
roster-column-person = кто
roster-column-fate = что будет
roster-fate-active = станет действующим автором
roster-fate-invited = получит приглашение
roster-fate-known = уже есть, без изменений
roster-flaw-person = это не номер и не упоминание в Discord
roster-flaw-twice = этот человек уже есть в строке { $line }
roster-flaw-incomplete = действующему автору нужны имя и рынок
roster-flaw-too-long = { $field }: больше { $limit ->
    [one] { $limit } символа
    [few] { $limit } символов
    [many] { $limit } символов
   *[other] { $limit } символа
}
roster-flaw-stage = стадия может быть `invited` или `active`
roster-flaw-market = такого рынка в программе нет
roster-flaw-cells = ячеек больше или меньше, чем столбцов
