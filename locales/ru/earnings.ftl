earnings-button = Показать заработок
earnings-title = Ваш заработок
earnings-program = От { $program }.
earnings-title-payable = { $amount } к выплате
earnings-title-held = { $amount } пока удерживается
earnings-title-owed = Возвращено на { $amount } больше, чем заработано
earnings-held = Еще { $amount } удерживается; первую часть можно выплатить с { $at }.
earnings-held-only = На случай возврата. Первую часть можно выплатить с { $at }.
earnings-held-nothing = Ничего не удерживается.
earnings-none-title = Пока ничего не заработано
earnings-none = { $program }: поделитесь ссылкой. Как только по ней купят, здесь будет видно, сколько это принесло.
earnings-none-left = { $program }: заработанное ушло вместе с возвратами. Все записи — ниже.
earnings-none-unpaid = { $program }: продажи считаются, но за них здесь не платят. Что приносит ваша ссылка, показывает `/статистика моя`.
earnings-goods-field = Что вам отправляют
earnings-terms-field = Ваши условия
earnings-why-button = Объяснить продажу
earnings-history-button = Показать все записи
earnings-history-title = Все записи о заработке
earnings-history-none = Пока ни одной записи.
earnings-line = { $at } · { $amount } · { $kind } { $id }
earnings-history-newest-button = Показать новые
earnings-history-older-button = Показать прежние
earnings-explain-title = Продажи, которые вам что-то принесли
earnings-explain-text = Выберите одну, чтобы прочитать, почему сумма именно такая.
earnings-explain-none = Как только продажа вам что-то принесет, здесь можно будет прочитать почему.
earnings-explain-day-title = Продажи за { $day }, которые что-то принесли
earnings-explain-day-none-title = За { $day } продажи ничего не принесли
earnings-explain-day-none = Назовите другой день или номер продажи в магазине. Все записи показывает `/заработок история`.
earnings-explain-choose = Объяснить…
earnings-explain-choice = { $kind } { $id }, { $amount }
earnings-explained-title = Вам начислено { $amounts }
earnings-explained-title-named = { $creator }: начислено { $amounts }
earnings-explained-title-void = Ничего не осталось
earnings-explained-refunded-whole = Все эти деньги вернули покупателю.
earnings-explained-refunded = Из них покупателю вернули { $amount }.
earnings-sum-share = { $rate } % от { $base } — это { $amount }.
earnings-sum-fixed = { $amount }, один раз за этого покупателя.
earnings-sum-bonus = { $amount }, один раз за этот месяц или год. Условие выполнено этой продажей.
earnings-risen-months = Доля выросла за { $months ->
    [one] { $months } месяц
    [few] { $months } месяца
    [many] { $months } месяцев
   *[other] { $months } месяца
} в программе.
earnings-risen-campaigns = Доля выросла: участие в { $campaigns ->
    [one] { $campaigns } кампании
    [few] { $campaigns } кампаниях
    [many] { $campaigns } кампаниях
   *[other] { $campaigns } кампании
}.
earnings-cut = Из этого до предела за период оставалось { $amount }.
earnings-cut-whole = Предел за период был достигнут раньше, поэтому не начислено ничего.
earnings-left = После возврата осталось { $amount }.
earnings-state-pending = К выплате с { $day }, срок удержания — { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}.
earnings-state-approved = К выплате с { $day }.
earnings-state-void = Отменено: деньги вернули покупателю.
earnings-rule = По { $by }, версия { $version }, действует с { $at }.
earnings-by-program = общим условиям
earnings-by-campaign = условиям кампании { $campaign }
earnings-by-tier = условиям уровня { $tier }
earnings-by-deal = личным условиям
earnings-line-fee = { $at } · { $amount } · за материал: { $title }
earnings-line-adjusted = { $at } · { $amount } · вручную: { $reason }
earnings-line-paid = { $at } · { $amount } · выплата { $number }
earnings-line-unpaid = { $at } · { $amount } · выплата { $number } отмечена по ошибке
earnings-least = { $amount } из { $least }, нужных для выплаты.
earnings-under-way = Из них { $sums } уже в выплате, которую сейчас проводят.
earnings-stopped = Ваши выплаты пока приостановлены; заработок начисляется как раньше. Подробнее расскажет куратор.
earnings-state-paid = Выплачено.
earnings-state-clawed-back = Выплачено, но потом возвращено { $amount }: следующая выплата будет на столько меньше.
earnings-payouts-button = Показать выплаты
earnings-payouts-title = Ваши выплаты
earnings-payouts-none-title = Выплат пока не было
earnings-payouts-none = После первой выплаты здесь будет ее расшифровка.
earnings-payouts-choose = Открыть расшифровку…
earnings-payouts-choice = Выплата { $number }: { $amount }
earnings-payment = { $at } · { $amount } · выплата { $number }
earnings-payment-reference = { $at } · { $amount } · выплата { $number }, { $reference }
earnings-payment-none = { $amount } · выплата { $number }, еще не прошла
earnings-statement-title = { $amount } в выплате { $number }
earnings-statement-line = { $at } · { $amount } · { $id }
earnings-statement-fee = { $amount } · за материал: { $title }
earnings-statement-adjusted = { $amount } · вручную: { $reason }
earnings-statement-more = { $more ->
    [one] И еще { $more } в файле.
    [few] И еще { $more } в файле.
    [many] И еще { $more } в файле.
   *[other] И еще { $more } в файле.
}
earnings-statement-button = Показать расшифровку
earnings-column-at = когда
earnings-column-of = за что
earnings-column-amount = сумма
earnings-column-currency = валюта
earnings-line-voided = { $at } · { $amount } · начисление за { $id } снято
earnings-state-held = На проверке. О решении вы узнаете сразу.
earnings-looked-at = Еще { $sums } на проверке.
earnings-title-looked-at = { $amount } на проверке
