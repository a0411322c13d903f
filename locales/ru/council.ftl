council-none-title = Совета пока нет
council-none = Совет — это несколько авторов от каждого рынка: они предлагают и голосуют, каждый на своем языке. Задайте срок и число мест у рынка, а потом назначьте участников.
council-found-button = Учредить совет
council-form-title = Совет
council-name-in = Название: { $language }
council-ends = Последний день срока
council-day-example = Например, { $day }
council-seats-each = Число мест у рынка
council-quorum = Сколько голосов нужно от рынка
council-seat-choose = Дать место…
council-chair-choose = Выбрать председателя…
council-unseat-choose = Отозвать место…
council-channel-choose = Выбрать закрытый канал…
council-change-button = Изменить название, срок или места
council-seat-of = { $name } ({ $market })
council-no-market = рынок не в работе
council-term = Срок: { $from } — { $until }
council-over = Срок закончился: { $day }
council-rule = У каждого рынка { $seats ->
    [one] { $seats } место
    [few] { $seats } места
    [many] { $seats } мест
   *[other] { $seats } места
}. Голосование состоится, если от каждого рынка, у которого есть участники, проголосует хотя бы { $quorum ->
    [one] { $quorum } человек
    [few] { $quorum } человека
    [many] { $quorum } человек
   *[other] { $quorum } человека
}.
council-members = { $members }
council-members-unnamed = и еще { $count }: имена видят только совет и менеджеры
council-member = { $name }, { $person }
council-member-chair = { $name }, { $person } (председатель)
council-empty = В нем пока никого нет.
council-channel = Совет собирается в { $channel }. Доступ к каналу участникам открывает Duet.
council-outside = Открыть доступ не получилось: { $names }.
council-inside = Мест у них больше нет, но закрыть доступ не получилось: { $names }.
council-mend = Дайте Duet право «Управлять разрешениями» в { $channel } («Настроить канал» → «Права доступа») или настройте доступ там сами. Duet повторяет попытку каждый час.
council-channel-missing = Канала пока нет: менеджеры выбирают его командой `/программа совет`.
council-seated-title = У вас место в совете «{ $name }»
council-seated = До { $day } вы говорите за свой рынок. Предлагайте на своем языке: `/совет предложить`. Что сейчас открыто, видно в `/совет повестка`.
council-unseated-title = Ваше место в совете «{ $name }» закончилось
council-unseated = Спасибо, что говорили за свой рынок. Что стало с предложениями совета, видно в `/совет решения`.
