right-list-title = Сколько можно использовать ваш контент
right-list-none = Прав пока нет. Они начнутся, когда выйдет материал, на который бриф просил права.
right-list-row = **{ $name }**: { $until }
right-queue-title = Что и до какого дня можно использовать
right-queue-none = Действующих прав нет. Они начинаются, когда подтверждена публикация.
right-queue-button = Права на контент
right-choice = { $creator }: { $title }
right-until = до { $day }
right-until-never = бессрочно
right-until-stopped = больше не используется
right-until-over = срок истек { $day }
right-until-ending = до { $day }, без продления
right-title = Права: { $title }
right-running = Можно использовать до { $day }.
right-for-good = Можно использовать бессрочно.
right-stopped = Больше не используется.
right-over-program = Срок истек { $day }. Перестаньте использовать материал или попросите о продлении.
right-over-creator = Срок истек { $day }. Его можно продлить.
right-ending-program = { $creator } не хочет продления: использовать можно до { $day }, не дольше.
right-ending-creator = Можно использовать до { $day }. Менеджеры знают, что вы не хотите продления.
right-offered = { $creator } предлагает продлить до { $day }.
right-wanted = Менеджеры хотели бы использовать материал до { $day }. Решать вам.
right-proposed = Предложено: до { $day }. Другая сторона пока не ответила.
right-creator = Автор
right-scope = Для чего
right-channels = Где
right-territory = В каких странах
right-words = { $words }
right-window = Как долго
right-renew-button = Продлить
right-renew-title = Новый последний день
right-form-until = До какого дня?
right-form-until-example = 31 декабря
right-agree-button = Согласиться
right-refuse-button = Нет, спасибо
right-stop-button = Больше не использовать
right-end-button = Не использовать после срока
right-stopping-meant = С этого момента материал никто не использует, автор ({ $creator }) об этом узнает. Отменить это нельзя.
right-ending-meant = Менеджеры узнают, что вы не хотите продления после { $day }. До этого дня материал можно использовать, как вы договорились.
right-told-unwanted = { $creator } не хочет продления: { $title }
right-told-offered = { $creator } предлагает продлить: { $title }
right-told-answered = { $creator } отвечает о продлении: { $title }
right-told-wanted = Менеджеры хотели бы использовать дольше: { $title }
right-told-settled = О правах на материал: { $title }
right-told-ends = { $days ->
    [one] { $title }: использовать можно еще { $days } день
    [few] { $title }: использовать можно еще { $days } дня
    [many] { $title }: использовать можно еще { $days } дней
   *[other] { $title }: использовать можно еще { $days } дня
}
right-told-over = { $title }: срок использования заканчивается сегодня
right-told-ends-program = { $days ->
    [one] { $creator }, { $title }: использовать можно еще { $days } день
    [few] { $creator }, { $title }: использовать можно еще { $days } дня
    [many] { $creator }, { $title }: использовать можно еще { $days } дней
   *[other] { $creator }, { $title }: использовать можно еще { $days } дня
}
right-told-over-program = { $creator }, { $title }: срок использования заканчивается сегодня
