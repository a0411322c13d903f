sale-first-title = 🎉 Ваша первая продажа
sale-title = Новая продажа
sale-paid = { $program }, { $campaign }: по вашей ссылке заплатили { $amount }.
sale-free = { $program }, { $campaign }: по вашей ссылке сделали бесплатный заказ.
sales-title = { $sales ->
    [one] { $sales } новая продажа
    [few] { $sales } новые продажи
    [many] { $sales } новых продаж
   *[other] { $sales } новой продажи
}
sales-paid = { $program }: по вашим ссылкам заплатили { $revenue }.
sales-free = { $program }: по вашим ссылкам сделали бесплатные заказы.
sales-hint = Как часто сообщать о продажах: /профиль уведомления
sale-earned = Это принесло вам { $amounts }.
