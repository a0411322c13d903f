election-hold-button = Провести выборы
election-show-button = Показать выборы
election-form-title = Выборы
election-stand-day = Последний день выдвижения
election-vote-day = Последний день голосования
election-under-way = Идут выборы: о них сказано в каналах рынков, у которых есть свободные места.
election-title = Выборы в совет «{ $name }»
election-standing-until = Выдвинуться можно до { $stand }, затем до { $vote } идет голосование.
election-voting-until = Голосовать можно до { $vote }.
election-ended = Выборы закончились. Итог есть в канале каждого рынка.
election-called-off-sheet = Выборы отменены.
election-market-standing = { $seats ->
    [one] { $seats } свободное место
    [few] { $seats } свободных места
    [many] { $seats } свободных мест
   *[other] { $seats } свободного места
}, { $candidates ->
    [0] кандидатов нет
    [one] { $candidates } кандидат
    [few] { $candidates } кандидата
    [many] { $candidates } кандидатов
   *[other] { $candidates } кандидата
}
election-market-voting = { $standing }. Голосов: { $votes } из { $voters }.
election-unheard = Без канала рынка о выборах никто не узнает, поэтому там их нет: { $markets }. Выберите канал командой `/программа каналы`.
election-call-off-button = Отменить выборы
election-call-off-title = Отменить выборы?
election-call-off = Там, где голоса еще не подсчитаны, никого не изберут, а тексты кандидатов будут удалены. Об этом скажут публикации в каналах рынков. Вернуть выборы будет нельзя.
election-call-off-meant-button = Отменить окончательно
contest-title = Выборы в совет «{ $name }»: { $market }
contest-standing = Для авторов этого рынка { $seats ->
    [one] свободно { $seats } место
    [few] свободно { $seats } места
    [many] свободно { $seats } мест
   *[other] свободно { $seats } места
}. Выдвинуться можно до { $stand }. Затем до { $vote } идет голосование.
contest-candidates = Кандидатов пока: { $candidates }.
contest-voting = Голосовать можно до { $vote }: { $candidates ->
    [one] { $candidates } кандидат
    [few] { $candidates } кандидата
    [many] { $candidates } кандидатов
   *[other] { $candidates } кандидата
} на { $seats ->
    [one] { $seats } место
    [few] { $seats } места
    [many] { $seats } мест
   *[other] { $seats } места
}. Голосование тайное: кто кого выбирает, никому не видно, а до конца голосования свой выбор можно изменить.
contest-elected = Избраны: **{ $names }**.
contest-elected-gone = Тех, кого избрали, в программе больше нет.
contest-votes = Проголосовали: { $votes } из { $voters }.
contest-lot = За последнее место несколько кандидатов получили поровну голосов, поэтому решил жребий: из номеров { $numbers } раньше выпадают те, у которых `SHA-256` от `{ $election }/<номер>` меньше. Это может пересчитать каждый.
contest-unopposed = Без голосования место в совете получает каждый, кто выдвинулся: **{ $names }**. Кандидатов было не больше, чем мест.
contest-nobody = Никто не выдвинулся, места остались свободными. Менеджеры могут назначить участников сами или провести новые выборы.
contest-full = Места раздали еще до подсчета, поэтому никого не избрали.
contest-called-off = Менеджеры отменили эти выборы. Никого не избрали, тексты кандидатов удалены.
contest-stand-button = Выдвинуться
contest-vote-button = Голосовать
contest-own-button = Моя кандидатура
contest-stand-title = Выдвижение в совет «{ $name }»
contest-stand = Участник совета говорит за свой рынок и голосует по предложениям. Если вы выдвинетесь, ваше имя и ваш текст увидят авторы рынка «{ $market }». Если вас изберут, ваше имя узнают все в канале рынка и совет. Если нет, ваш текст будет удален.
contest-stand-until = Написать и изменить текст можно до { $stand }. Снять кандидатуру можно и во время голосования.
contest-stands = Вы кандидат, ваш текст:
contest-stands-number = Ваш номер на случай жребия: { $number }.
contest-stands-no-more = Вы не кандидат. Вашего текста больше никто не видит.
contest-write-button = Написать и выдвинуться
contest-change-button = Изменить текст
contest-withdraw-button = Снять кандидатуру
contest-form-title = Ваш текст
contest-words = Это прочитают авторы вашего рынка
contest-words-example = Кто вы и что предложили бы
contest-paper-title = Голосование: { $market }
contest-paper = Выберите не больше { $seats ->
    [one] { $seats } кандидата
    [few] { $seats } кандидатов
    [many] { $seats } кандидатов
   *[other] { $seats } кандидата
}. Ваш выбор никто не увидит. До { $vote } можно выбрать заново, засчитывается последний выбор.
contest-paper-one = Выберите одного кандидата. Ваш выбор никто не увидит. До { $vote } можно выбрать заново, засчитывается последний выбор.
contest-paper-unopposed = Кандидатов не больше, чем свободных мест, голосовать не нужно: если так и останется, при подсчете место получит каждый из них.
contest-paper-empty = Кандидатов не осталось, выбирать не из кого.
contest-candidate = { $name } ({ $number })
contest-paper-numbers = Номера нужны только на случай, если при равенстве голосов решит жребий.
contest-chosen = Ваш голос учтен: **{ $names }**.
contest-choose = Выбрать…
