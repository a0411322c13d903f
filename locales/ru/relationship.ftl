bond-new = знакомимся
bond-growing = растем
bond-steady = все стабильно
bond-cooling = остывает
bond-resting = на отдыхе
label-bond = Отношения
label-owner = Куратор
label-backup = Замена
label-tags = Метки
label-contacts = Общение за 90 дней
label-notes = Заметки
label-favours = Что сделали для автора
label-owner-before = Прежний куратор
label-last-contact = Последнее общение
label-open-questions = Вопросы без ответа
relationship-nobody = пока никто
relationship-person = { $person }
relationship-tags = { $tags }
relationship-contacts = { $asks ->
    [0] просьб не было
    [one] { $asks } просьба
    [few] { $asks } просьбы
    [many] { $asks } просьб
   *[other] { $asks } просьбы
}, { $others ->
    [0] других сообщений не было
    [one] { $others } другое сообщение
    [few] { $others } других сообщения
    [many] { $others } других сообщений
   *[other] { $others } другого сообщения
}; последнее { $last }
relationship-no-contact = пока ни слова; `/автор поддержка` отмечает то, что сделано для автора
relationship-told = { $at } { $person }: { $body }
relationship-told-by-nobody = { $at } { $body }
creator-card-button = Открыть карточку
creator-stage-kept = Отношения теперь такие: «{ $bond }».
creator-tag-on = Метка { $tag } поставлена.
creator-tag-off = Метка { $tag } снята.
creator-note-button = Написать заметку
creator-note-title = Заметка об авторе
creator-note-example = Здесь ее читают только менеджеры. Автор увидит ее, если запросит свои данные.
creator-note-kept = Заметка сохранена.
creator-support-button = Отметить поддержку
creator-support-title = Что сделали для автора
creator-support-example = Познакомили с маркой камер, написали рекомендацию, прислали образцы.
creator-support-kept = Отмечено: это общение, в котором ни о чем не просили.
creator-owner-kept = Теперь куратор — { $owner }; сводка уже в пути. Автору сообщим, к кому обращаться.
creator-quiet-title = Без общения { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
creator-quiet-none = Со всеми кто-нибудь общался. Если указать меньше дней, найдутся другие.
creator-quiet-row = {"**"}{ $name }** · { $last } · куратор: { $owner }
creator-quiet-open = Открыть: { $name }
creator-quiet-hint = Сообщения о продажах не считаются: их никто не писал.
owner-question-button = Спросить куратора
owner-question-more-button = Спросить еще
owner-question-form = Вопрос куратору
owner-question-example = Его прочтут только куратор и тот, кто замещает.
owner-question-asked-managers = Вопрос уже у менеджеров, ответ придет в личные сообщения. Если ответа не будет, мы напомним им { $remind }.
owner-question-asked = Вопрос уже у куратора, ответ придет в личные сообщения. Если ответа не будет, мы напомним { $remind }, а потом о вопросе узнают другие менеджеры.
owner-question-title = { $creator }: вопрос к вам
owner-question-waiting-title = { $creator } ждет ответа
owner-question-waiting = Вопрос пришел { $since }.
owner-question-answered-title = Ответ уже в пути: { $name }
owner-question-answered = Он придет автору в личные сообщения, вопрос закрыт.
owner-answer-button = Ответить
owner-answer-form = Ваш ответ
owner-answer-example = Автор прочтет его в личных сообщениях.
owner-answer-title = Куратор ответил на ваш вопрос
owner-answer = { $person }: { $answer }
owner-changed-title = У вас новый куратор
owner-changed = Теперь это { $owner }. С любым вопросом — туда.
creator-handed-over-title = { $creator }: теперь куратор — вы
creator-handed-over = { $person } уже знает, к кому обращаться. Вот что важно знать:
creator-handed-over-hint = Все остальное — на сервере: /автор карточка.
feedback-form = Личное слово куратору
feedback-example = Что получается, что нет, чего не хватает. Больше никто этого не прочтет.
feedback-given = Это дошло до куратора и больше ни до кого. Если нужен ответ, нажмите *Спросить куратора* в `/главная`.
feedback-title = Вам пишет { $creator }
feedback-private = Сказано с глазу на глаз: пусть так и останется.
moment = { $moment }
