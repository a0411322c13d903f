brief-title = Бриф: { $name }
brief-none = От авторов пока ничего не требуется: по этой кампании можно только взять ссылку. Напишите, о чем она, или добавьте материал, который нужен.
brief-lacks = Прежде чем публиковать:
brief-lack-line = • { $lack }
brief-complete = Бриф готов: он выйдет вместе с кампанией.
brief-live = Авторы видят версию { $version } условий.
brief-live-first = Кампания опубликована, а условий еще нет. Опубликуйте их, чтобы авторы увидели, что от них нужно.
brief-live-changed = Авторы пока знают версию { $version } условий. С тех пор изменилось:
brief-live-lacks = Прежде чем публиковать новые условия:
brief-sections = О чем говорит
brief-section-there = { $section } ✓
brief-section-empty = { $section } — пусто
brief-deliverables = Что нужно от автора
brief-deliverable-line = { $number }. { $title } · { $place } · { $due } · { $pay }
brief-deliverables-none = Пока ничего
brief-choose-deliverable = Изменить материал…
brief-add-button = Добавить материал
brief-preview-button = Просмотр: { $language }
brief-translate-button = Перевод: { $language }
brief-hold-button = Все верно как есть
brief-terms-button = Опубликовать новые условия
brief-sheet-button = Назад к брифу
brief-button = Бриф
brief-part-message = О чем
brief-part-craft = Как делать и как измерять
brief-form-title = { $part }: { $language }
brief-form-deliverable = Материал: { $language }
brief-section-objective = Цель
brief-section-audience = Что известно об аудитории
brief-section-voice = Голос бренда
brief-section-must-say = Обязательно сказать
brief-section-do-and-dont = Что можно и чего нельзя
brief-section-metric = Как измеряем
brief-section-experiment = Где можно пробовать свое
brief-section-earlier = Что хорошо работало раньше
brief-lack-day = { $deliverable } — не задан срок
brief-lack-pay = { $deliverable } — не сказано, сколько платят (0 — нисколько)
brief-lack-deliverable = { $deliverable } ({ $language }) — { $standing }
brief-lack-sections = { $sections } ({ $language }) — { $standing }
brief-lack-disclosure = { $market } — не задано, как помечать рекламу
brief-stands-missing = не хватает
brief-stands-draft = черновик, нужно просмотреть
brief-stands-stale = исходный текст с тех пор изменился
brief-stands-ready = готово
brief-mark = { $market }: { $disclosure }
brief-mark-token = { $market }: { $disclosure } и свой токен (erid)
brief-change-line = • { $change }
brief-change-runs = Кампания идет: { $now }. Раньше: { $before }
brief-change-added = Добавлено: { $title } ({ $place }; { $due }; { $pay })
brief-change-removed = Больше не нужно: { $title }
brief-change-renamed = «{ $before }» теперь называется «{ $now }»
brief-change-due = { $title }: теперь { $now }, раньше — { $before }
brief-change-pay = { $title }: теперь { $now }, раньше — { $before }
brief-change-place = { $title }: теперь { $now }, раньше — { $before }
brief-change-words = { $title }, { $piece }: { $changed }
brief-change-window = { $title }, права на использование: теперь { $now }, раньше — { $before }
brief-change-mark = Пометка рекламы: теперь { $now }, раньше — { $before }
brief-terms-title = Версия { $version } условий опубликована
brief-terms-published = Те, кто присоединится с этого момента, принимают эти условия.
brief-page = { $page }
brief-heading = {"**"}{ $heading }{"**"}
brief-body = { $body }
brief-more = (продолжение)
brief-runs = Когда
brief-asked = { $number }. { $title }
brief-marks = Как пометить публикацию
brief-custom = { $market }: { $title }
brief-read-button = Прочитать весь бриф
brief-view-button = Что можно сделать
brief-version = Условия, версия { $version }
brief-preview-title = { $name } ({ $language })
brief-view-title = { $name }
brief-view-instead = Часть текста пока не переведена и дана на языке оригинала.
brief-view-stale = Часть исходного текста изменилась после перевода.
brief-view-none-title = У кампании «{ $name }» нет брифа
brief-view-none = В этой кампании от вас ничего не требуется: возьмите ссылку и делитесь ею как удобно.
translate-title = { $name }: перевод ({ $language })
translate-done = Все переведено ({ $language }) и совпадает с исходным текстом.
translate-nothing = Исходный текст пуст, переводить нечего. Сначала напишите бриф.
translate-open = { $missing ->
    [0] Все тексты на месте.
    [one] Не хватает { $missing } текста.
    [few] Не хватает { $missing } текстов.
    [many] Не хватает { $missing } текстов.
   *[other] Не хватает { $missing } текста.
} { $stale ->
    [0] Устаревших нет.
    [one] Устарел { $stale }.
    [few] Устарели { $stale }.
    [many] Устарели { $stale }.
   *[other] Устарели { $stale }.
} { $drafts ->
    [0] Черновиков нет.
    [one] { $drafts } черновик.
    [few] { $drafts } черновика.
    [many] { $drafts } черновиков.
   *[other] { $drafts } черновика.
}
translate-original = { $piece } · исходный текст
translate-own = { $piece } · { $language } — { $standing }
translate-changed = { $piece } · что с тех пор изменилось в исходном
translate-deliverable = { $title } · { $piece }
translate-empty = Еще не написано.
translate-name-button = Название и описание
translate-choose = Тексты материалов…
translate-hold-button = Все по-прежнему верно
conflict-title = Вас опередили: текст изменился, пока вы писали
conflict-text = Чужой текст не затерт, и ваш не потерян: ниже оба. Откройте форму со своим текстом, перенесите из чужого то, что нужно, и отправьте снова. Ваш текст хранится сутки.
conflict-theirs = { $piece } · как сейчас
conflict-own = { $piece } · ваш вариант
conflict-empty = Пусто.
conflict-merge-button = Открыть форму с моим текстом
