stage-title = { $name }: { $stage }
stage-discovery = исследование
stage-qualification = отбор
stage-design = подготовка
stage-execution = проведение
stage-measurement = измерение
stage-iteration = выводы
stage-done = Все пункты выполнены: можно переходить к следующему этапу — { $next }.
stage-done-last = Все пункты выполнены. Следующую кампанию можно начать с этой: `/кампания повторить`.
stage-open = { $open ->
    [one] До конца этапа остался { $open } пункт.
    [few] До конца этапа осталось { $open } пункта.
    [many] До конца этапа осталось { $open } пунктов.
   *[other] До конца этапа осталось { $open } пункта.
}
stage-item-done = ✓ { $item }
stage-item-open = ○ { $item }
stage-item-ticked = ☑ { $item }
stage-item-unticked = ☐ { $item }
stage-signs = ✓ и ○ — то, что Duet видит сам; ☑ и ☐ отмечаете вы.
stage-item-goals = Записаны обе цели: что продать и что люди должны узнать
stage-item-audience = В брифе сказано, для кого он
stage-item-customs = Обычаи рынков изучены
stage-item-budget = Есть бюджет
stage-item-channels = У каждого рынка есть канал
stage-item-shortlist = Выбраны авторы, которых спросят первыми
stage-item-asked = В брифе есть хотя бы один материал
stage-item-complete = Для публикации все готово на всех языках
stage-item-input = Авторов спросили, что они думают
stage-item-published = Кампания опубликована
stage-item-joined = В кампании кто-то участвует
stage-item-delivered = Все, что должны участники, одобрено, опубликовано или отклонено
stage-item-figures = Показатели внесены по каждому участнику
stage-item-shared = Каждый участник получил итоги, и они опубликованы для всех
stage-item-lessons = Записано, что сработало, что нет и что дальше
stage-item-decision = Решено, что дальше
stage-tick = Отметить, что сделано
stage-tick-choice = { $item }
stage-next-button = Дальше: { $next }
stage-anyway-button = Все равно дальше: { $next }
stage-back-button = Назад: { $previous }
stage-reason-title = Все равно дальше: { $next }
stage-reason-label = Почему сейчас, хотя не все готово
stage-reason-example = День запуска уже не сдвинуть
stage-history = Как двигалась
stage-moved = { $when }: { $from } → { $to }
stage-moved-anyway = { $when }: { $from } → { $to }. Почему: { $reason }
stage-button = Этап: { $stage }
