goods-all-button = Показать, что отправить
goods-none-title = Отправлять нечего
goods-none = Условия могут обещать подарок за каждую кампанию с участием автора. Тогда здесь будет список получателей.
goods-title-nothing = Отправлять нечего
goods-title = { $goods ->
    [one] Нужно отправить { $goods } посылку
    [few] Нужно отправить { $goods } посылки
    [many] Нужно отправить { $goods } посылок
   *[other] Нужно отправить { $goods } посылки
}
goods-owed-field = Отправить
goods-sent-field = В пути
goods-choice = { $creator }: { $what }
goods-choose = Выбрать, что отправлено…
goods-line-sent = • { $creator }: { $what }, отправлено { $at }
goods-line-owed = • { $creator }: { $what }, обещано { $at }
goods-value = Стоимость — { $value }.
goods-words-field = Что сообщили
goods-send-button = Отметить отправку
goods-call-off-button = Отменить отправку
goods-state-sent = В пути с { $at }.
goods-state-received = Получено { $at }.
goods-state-called-off = Отменено.
goods-state-owed = Ждет отправки, обещано { $at }.
goods-own = { $what }: { $state }
goods-send-title = Посылка отправлена
goods-words-input = Что важно знать автору
goods-received-title = { $what }: получение отмечено
goods-received = Это видно тому, кто отправлял.
goods-told-owed-title = { $creator } получит: { $what }
goods-told-owed = Это обещают условия за участие в кампании. Спросите, куда отправить.
goods-told-sent-title = { $what }: отправлено вам
goods-received-button = Сообщить о получении
