campaign-title = { $name }
campaign-summary = { $summary }
campaign-choice-draft = { $name } (черновик)
campaign-lacks = Прежде чем публиковать: { $lacks }.
campaign-lack-text = нет текста ({ $language })
campaign-lack-draft = текст ({ $language }) скопирован, его нужно просмотреть
campaign-lack-review = текст ({ $language }) нужно просмотреть еще раз — исходный изменился
campaign-is-ready = Все готово. При публикации появится в { $channels }.
campaign-is-ready-silent = Все готово, но ни у одного рынка нет канала для публикации. Авторы найдут кампанию в `/ссылка получить`; каналы задаются в `/программа каналы`.
campaign-is-live = Кампания опубликована: авторы могут брать ссылки. Изменения действуют сразу; то, что уже опубликовано в каналах, останется как есть.
campaign-is-evergreen = Это постоянная кампания: она нужна там, где не названа другая. Изменения действуют сразу.
campaign-is-closed = Кампания закрыта: ее ссылки ведут на страницу о том, что она закончилась.
campaign-page = Посадочная страница
campaign-page-url = { $url }
campaign-page-button = Изменить страницу и даты
campaign-page-title = Страница и даты
campaign-landing-label = Посадочная страница
campaign-landing-example = https://example.com/spring
campaign-starts-label = Первый день (пусто — сразу)
campaign-ends-label = Последний день (пусто — без конца)
campaign-day-example = 31.03.2026, 31 марта или 2026-03-31
campaign-runs = Когда
campaign-runs-open = С этого дня и без срока
campaign-runs-from = С { $starts }, без срока
campaign-runs-until = По { $ends }
campaign-runs-between = { $starts } – { $ends }
campaign-markets = Рынки
campaign-markets-all = Все
campaign-markets-some = { $markets }
campaign-markets-choose = Рынки (ничего не выбрано — все)
campaign-market = { $market }
campaign-words = Тексты
campaign-words-list = { $states }
campaign-words-ready = { $language } ✓
campaign-words-missing = { $language } — нет
campaign-words-stale = { $language } — устарел
campaign-words-button = Текст: { $language }
campaign-words-title = Текст: { $language }
campaign-name-label = Название
campaign-summary-label = О чем она (с этого начнется текст поста)
campaign-new-button = Новая кампания
campaign-new-title = Новая кампания: { $language }
campaign-words-draft = { $language } — черновик
campaign-kind = Вид
campaign-kind-choose = Какая это кампания
campaign-kind-choice = { $kind }
campaign-kind-launch = запуск
campaign-kind-seasonal = сезонная
campaign-kind-market-entry = выход на рынок
campaign-kind-evergreen = постоянная
campaign-kind-pilot = пробная
campaign-plan = Зачем она
campaign-plan-performance = Продать: { $goal }
campaign-plan-awareness = Рассказать: { $goal }
campaign-plan-budget = Бюджет: { $budget }
campaign-plan-priority = { $hours ->
    [0] О брифе все узнают сразу.
    [one] Авторы высоких уровней узнают о брифе на { $hours } час раньше.
    [few] Авторы высоких уровней узнают о брифе на { $hours } часа раньше.
    [many] Авторы высоких уровней узнают о брифе на { $hours } часов раньше.
   *[other] Авторы высоких уровней узнают о брифе на { $hours } часа раньше.
}
campaign-plan-none = Ни целей, ни бюджета пока нет
campaign-plan-button = Цели и бюджет
campaign-plan-title = Цели и бюджет
campaign-plan-performance-label = Что нужно продать
campaign-plan-performance-example = 500 продаж за две недели
campaign-plan-awareness-label = Что люди должны узнать
campaign-plan-awareness-example = Что приложение работает без регистрации
campaign-plan-budget-label = Бюджет
campaign-plan-budget-example = 500 000 RUB
campaign-plan-priority-label = Часов раньше для высоких уровней (0 — нет)
campaign-clone-button = Повторить
campaign-clone-title = Кампания по образцу
campaign-utm = Параметры UTM
campaign-utm-text = { $utm }
campaign-utm-button = UTM
campaign-utm-title = Параметры UTM
campaign-utm-source = utm_source
campaign-utm-medium = utm_medium
campaign-utm-campaign = utm_campaign
campaign-publish-button = Опубликовать
campaign-published-title = Опубликовано: { $name }
campaign-published = Публикации появятся в { $channels } — в каждом на языке канала. Авторы уже могут брать ссылки.
campaign-published-first = Сначала ее предлагают авторам, получившим уровень; в каналах она появится { $opens_at }.
campaign-published-silently = Авторы уже могут брать ссылки. Каналов у рынков пока нет, поэтому никто не узнал: задайте их в `/программа каналы`.
campaign-published-not-in = Не опубликовано: { $markets } — канал не задан. На будущее задайте его в `/программа каналы`.
campaign-sheet-button = Показать кампанию
campaign-close-button = Закрыть
campaign-close-title = Закрыть кампанию «{ $name }»?
campaign-close-text = { $links ->
    [0] Действующих ссылок на нее нет.
    [one] На страницу о том, что кампания закончилась, поведет { $links } действующая ссылка.
    [few] На страницу о том, что кампания закончилась, поведут { $links } действующие ссылки.
    [many] На страницу о том, что кампания закончилась, поведут { $links } действующих ссылок.
   *[other] На страницу о том, что кампания закончилась, поведут { $links } действующей ссылки.
} { $creators ->
    [0] Переходы останутся в статистике.
    [one] Это ссылки { $creators } автора. Переходы останутся в статистике.
    [few] Это ссылки { $creators } авторов. Переходы останутся в статистике.
    [many] Это ссылки { $creators } авторов. Переходы останутся в статистике.
   *[other] Это ссылки { $creators } автора. Переходы останутся в статистике.
} Отменить это нельзя.
campaign-discard-button = Удалить
campaign-discard-title = Удалить черновик «{ $name }»?
campaign-discard = Его видели только менеджеры. Отменить это нельзя.
campaign-keep-button = Оставить
campaign-closed-title = Кампания «{ $name }» закрыта
campaign-closed = { $links ->
    [0] Ссылок на нее не было.
    [one] { $links } действующая ссылка теперь ведет на страницу о том, что кампания закончилась.
    [few] { $links } действующие ссылки теперь ведут на страницу о том, что кампания закончилась.
    [many] { $links } действующих ссылок теперь ведут на страницу о том, что кампания закончилась.
   *[other] { $links } действующей ссылки теперь ведут на страницу о том, что кампания закончилась.
}
post-instead = На вашем языке этого пока нет; вот другой вариант: { $language }.
post-stale = Исходный текст изменился после перевода.
campaign-held-title = { $campaign }: публикация вышла не везде
campaign-held = Кампания открыта для всех, но к моменту публикации перевода не было или он устарел ({ $languages }), поэтому в этих каналах ее нет. Обновите тексты в `/кампания перевести`, а каналам сообщите через `/объявление черновик`.
