application-approved-title = Добро пожаловать в { $program }
application-approved = Ваша заявка одобрена. Вот ваша первая ссылка: { $url }
application-approved-unlinked = Ваша заявка одобрена. Открытых для вас кампаний пока нет; как только появится, придет сообщение.
application-received-title = Заявка получена: { $program }
application-received = Менеджеры ответят здесь. Пока ничего делать не нужно.
application-inquiry-title = Вопрос от { $program }
application-declined-title = { $program }: пока нет
application-declined = Менеджеры решили пока не продолжать с вашей заявкой. Вот что они написали:
application-title = Заявка: { $name }
application-from = От { $person }
application-erased = Данные по этой заявке удалены по просьбе автора, решать больше нечего.
application-approved-by = Заявку одобряет { $manager }, { $at }.
application-declined-by = Заявку отклоняет { $manager }, { $at }.
application-approve-button = Одобрить
application-ask-button = Спросить
application-ask-title = Вопрос автору заявки
application-decline-button = Отклонить
application-decline-title = Почему пока нет
inquiry-answer-button = Ответить
inquiry-answer-title = Ваш ответ
inquiry-answered = Спасибо. Менеджеры видят ваш ответ рядом с заявкой.
inquiry-too-late = На этот вопрос уже есть ответ, или решение по заявке уже принято. `/старт` на сервере покажет, на каком вы шаге.
inquiry-waiting = Ответа пока нет
decided-approved = { $name } теперь в программе: сообщение отправлено, а если есть открытая кампания, то и первая ссылка.
decided-declined = Автор заявки ({ $name }) получит отказ с вашей причиной.
decided-asked = Вопрос отправлен: { $name }. Ответ появится рядом с заявкой.
review-none = Заявок в очереди нет.
review-position = { $position } из { $waiting } в очереди
review-waiting = { $waiting ->
    [one] В очереди еще { $waiting } заявка
    [few] В очереди еще { $waiting } заявки
    [many] В очереди еще { $waiting } заявок
   *[other] В очереди еще { $waiting } заявки
}
review-previous-button = Предыдущая
review-next-button = Следующая
label-market = Рынок
label-language = Язык
label-zone = Часовой пояс
label-niche = Темы
label-platforms = Площадки
label-audience = Аудитория
label-about = Ценности
label-consent = Можно называть
label-question = Вопрос
label-reason = Причина
label-answer = Ответ
value = { $value }
value-zone = { $zone }, { $offset }
example-reason = Это прочтет автор заявки. Напишите по-доброму, что должно измениться.
