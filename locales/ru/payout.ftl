payout-more = { $more ->
    [one] И еще { $more }.
    [few] И еще { $more }.
    [many] И еще { $more }.
   *[other] И еще { $more }.
}
payout-preview-title = К выплате { $sums }
payout-preview-none-title = Сейчас платить нечего
payout-preview-text = Столько можно выплатить на { $until }. Когда выплата зафиксирована, суммы уже не меняются; деньги от этого еще не уходят.
payout-preview-none = Как только появятся деньги к выплате, они будут видны здесь.
payout-by-currency-field = По валютам
payout-by-currency = { $sum }: { $creators ->
    [one] { $creators } автор
    [few] { $creators } автора
    [many] { $creators } авторов
   *[other] { $creators } автора
}
payout-absent-field = Не вошли
payout-absent-held = { $creator }, { $amount }: выплаты приостановлены, см. `/выплата возобновить`
payout-absent-least = { $creator }, { $amount }: меньше минимальной суммы
payout-absent-owed = { $creator }, { $amount }: возвратов больше, чем начислено
payout-unpaid-field = Зафиксировано, но еще не выплачено
payout-unpaid = Выплата { $number }: { $sums }
payout-rules-field = Правила
payout-rules-no-least = Минимальной суммы нет.
payout-rules-least = Минимальная сумма: { $sums }.
payout-rules-no-confirm = Подтверждать выплату не нужно.
payout-rules-confirm = Выплату больше { $sums } подтверждает второй менеджер.
payout-run-button = Зафиксировать выплату
payout-rules-button = Изменить правила
payout-rules-title = Правила выплат
payout-least-input = Минимальная сумма
payout-least-example = 20 EUR; 1500 RUB
payout-confirm-input = Второй менеджер подтверждает суммы больше
payout-confirm-example = 1000 EUR; 100000 RUB
payout-title = Выплата { $number }: { $sums }
payout-frozen-by = Зафиксирована { $at }, { $manager }; контрольная сумма { $hash }.
payout-frozen = Зафиксирована { $at }; контрольная сумма { $hash }.
payout-items-field = Кому и сколько
payout-item = { $creator }: { $amount }
payout-item-paid = { $creator }: { $amount }, выплачено { $at }
payout-item-reference = { $creator }: { $amount }, выплачено { $at }, { $reference }
payout-called-off = Отменена { $at }. Все, что в нее входило, можно выплатить другой выплатой.
payout-waits-own = До первого платежа ее должен подтвердить другой менеджер. Она открывается командой `/выплата отметить`.
payout-waits = До первого платежа ее должен подтвердить второй менеджер. Проверьте суммы и подтвердите.
payout-paid = Все платежи отмечены.
payout-open = Можно платить. Выгрузите ее для банка, потом отметьте, что оплачено.
payout-partly = Отмечено платежей: { $paid } из { $all }.
payout-confirm-button = Подтвердить
payout-call-off-button = Отменить
payout-export-button = Выгрузить
payout-all-button = Отметить все
payout-some-button = Отметить часть
payout-undo-button = Снять отметку
payout-all-title = Все платежи прошли
payout-reference-input = Номер платежа в банке; можно не указывать
payout-some-title = Прошедшие платежи
payout-marks-input = По строке: номер из выгрузки, номер в банке
payout-marks-example = 123456789012345 SEPA-2026-04-01-7
payout-marked = { $paid ->
    [0] Новых отметок нет.
    [one] Отмечен { $paid } платеж.
    [few] Отмечено { $paid } платежа.
    [many] Отмечено { $paid } платежей.
   *[other] Отмечено { $paid } платежа.
}
payout-marked-before = { $before ->
    [one] Еще { $before } был отмечен раньше.
    [few] Еще { $before } были отмечены раньше.
    [many] Еще { $before } были отмечены раньше.
   *[other] Еще { $before } были отмечены раньше.
}
payout-marked-unknown = { $unknown ->
    [one] { $unknown } не из этой выплаты: { $ids }.
    [few] { $unknown } не из этой выплаты: { $ids }.
    [many] { $unknown } не из этой выплаты: { $ids }.
   *[other] { $unknown } не из этой выплаты: { $ids }.
}
payout-export-title = Выплата { $number }, { $payments ->
    [one] { $payments } платеж
    [few] { $payments } платежа
    [many] { $payments } платежей
   *[other] { $payments } платежа
}
payout-export-text = Заполните столбец `reference` для прошедших платежей и загрузите файл командой `/выплата отметить`.
payout-calling-off-title = Отменить выплату { $number }?
payout-calling-off = Все, что в нее входит, можно будет выплатить другой выплатой.
payout-call-off-meant-button = Отменить ее
payout-keep-button = Оставить
payout-undoing-title = { $payments ->
    [one] Снять отметку с { $payments } платежа выплаты { $number }?
    [few] Снять отметки с { $payments } платежей выплаты { $number }?
    [many] Снять отметки с { $payments } платежей выплаты { $number }?
   *[other] Снять отметки с { $payments } платежа выплаты { $number }?
}
payout-undoing = Их отметили за последние сутки. Они снова станут неоплаченными, и авторы об этом узнают.
payout-undo-meant-button = Снять отметки
payout-adjusted-more = { $creator }: добавлено { $amount }
payout-adjusted-less = { $creator }: вычтено { $amount }
payout-adjusted = Автор узнает сумму и причину. Она войдет в следующую выплату.
payout-held-title = { $creator }: выплаты приостановлены
payout-held = Заработок начисляется как раньше. Возобновить выплаты: `/выплата возобновить`.
payout-released-title = { $creator }: выплаты возобновлены
payout-released = Все, что готово к выплате, войдет в следующую.
payout-told-title = Вам выплачено { $amount }
payout-told = { $program }, выплата { $number }. Когда деньги придут, зависит от банка.
payout-untold-title = { $amount } пока не выплачено
payout-untold = { $program }: выплата { $number } была отмечена по ошибке. Ничего не потеряно: сумма остается к выплате.
payout-told-more = К вашему заработку добавлено { $amount }
payout-told-less = Из вашего заработка вычтено { $amount }
payout-told-adjusted = { $program }: это исправлено вручную.
