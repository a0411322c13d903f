hold-no-disputes-title = Возражений нет
hold-no-disputes = Если автор не согласен с начислением, оно будет ждать ответа здесь.
hold-no-flags-title = Необычного нет
hold-no-flags = Если продажи выглядят необычно, начисления за них будут ждать решения здесь.
hold-title = { $creator }: { $sums } на проверке
hold-dispute-title = { $creator }: возражение
hold-words-field = Слова автора
hold-burst = За час не меньше { $sales } продаж, за 30 дней вместе с ними — { $usual }. Так бывает, когда публикация разошлась, и так же выглядят заказы, которые никто не собирается оставлять.
hold-codes = За 30 дней не меньше { $sales } продаж по коду и переходов: { $clicks }. Так бывает, когда код назвали вслух, и так же — когда он попал на сайт с купонами.
hold-refunds = За 30 дней возвращено { $refunds } из { $sales } продаж.
hold-limit = По этим условиям за месяц начислено { $earned } при лимите { $limit }. Так бывает, когда продаж больше, чем ожидалось.
hold-own = Похоже на покупки самого автора. Так же может выглядеть покупка из той же семьи или офиса, поэтому спросите, прежде чем снимать начисление.
hold-own-line = { $id }: { $amount } · { $evidence }
hold-own-click = переход из браузера, в котором автор в тот день проверял ссылку
hold-own-customer = тот же покупатель, что и в { $id }
hold-own-email = тот же адрес почты, что и в { $id }
hold-sales-field = Что ждет решения
hold-line = { $id }: { $amount }
hold-since = С { $at }.
hold-next-button = Следующее из { $waiting }
hold-answer-button = Ответить и вернуть к выплате
hold-release-button = Вернуть к выплате
hold-void-button = Снять начисление
hold-answer-input = Что сообщить автору
hold-release-title = Можно выплачивать
hold-void-title = Начисление снимается
hold-voided-title = { $creator }: начисление снято
hold-released-title = { $creator }: можно выплачивать
hold-decided = Автор прочитает то, что вы написали.
hold-object-button = Возразить
hold-objection-title = Что здесь не так
hold-objection-input = Чего вы ожидали и почему
hold-objected-title = Возражение по { $id } передано куратору
hold-objected = Пока его не рассмотрят, эта сумма не выплачивается. Когда ответят, вы об этом узнаете.
hold-told-objected-title = Ваше возражение по { $id }
hold-own-words-field = Ваши слова
hold-told-dispute-title = { $creator }: возражение по { $id }
hold-show-button = Посмотреть
hold-told-unusual-title = Некоторые продажи выглядят необычно
hold-told-unusual = Начисления за них ждут проверки: `/проверка фрод`
hold-told-released-one = Начисление за { $id } можно выплатить
hold-told-released = { $sales ->
    [one] Начисление за { $sales } продажу можно выплатить
    [few] Начисления за { $sales } продажи можно выплатить
    [many] Начисления за { $sales } продаж можно выплатить
   *[other] Начисления за { $sales } продажи можно выплатить
}
hold-told-voided-one = Начисление за { $id } снято
hold-told-voided = { $sales ->
    [one] Начисление за { $sales } продажу снято
    [few] Начисления за { $sales } продажи сняты
    [many] Начисления за { $sales } продаж сняты
   *[other] Начисления за { $sales } продажи сняты
}
hold-answer-field = Ответ менеджеров
