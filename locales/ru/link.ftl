link-ready-title = Ваша ссылка: { $campaign }
link-ready-url = { $url }
link-try = Проверить
link-tried = Последняя ваша проверка: { $at }, ссылка работает. Собственные переходы не засчитываются.
link-all = Все мои ссылки
link-get-button = Получить ссылку
link-disclosure = Пометьте публикацию
link-disclosure-text = { $disclosure }
link-disclosure-token = { $disclosure } и рекламный токен этого поста (erid). Введите токен — он попадет в текст.
link-promo-code-field = Промокод
link-platform = Где вы ее опубликуете?
link-platform-none = Где угодно
link-platform-own = { $label }
link-platform-youtube = YouTube
link-platform-instagram = Instagram
link-platform-tiktok = TikTok
link-platform-telegram = Telegram
link-platform-vk = ВКонтакте
link-platform-x = X
link-platform-twitch = Twitch
link-post-button = Текст поста: { $language }
link-post-title = Текст поста: { $campaign }
link-post-block =
    ```
    { $post }
    ```
link-post-hint = Скопируйте как есть или скажите своими словами; пометку и ссылку оставьте.
link-post =
    { $mark }

    { $summary }
    { $url }
link-post-unmarked =
    { $summary }
    { $url }
link-post-promo-code = Промокод: { $code }
link-token-enter = Ввести токен
link-token-change = Изменить токен
link-token-title = Рекламный токен
link-token-label = Токен (erid) этого поста
link-token-example = 2SDnjcXz9q
link-token-missing-title = Не хватает одного — токена
link-token-missing = На вашем рынке реклама помечается словами «{ $disclosure }» и несет собственный токен (erid). Получите его у оператора рекламных данных и введите здесь — текст будет готов вместе с токеном.
link-list-title = Ваши ссылки: { $total }
link-list-empty = Действующих ссылок пока нет. Получите первую, поделитесь ею — и здесь появятся переходы.
link-list-row =
    {"**"}{ $campaign }** · { $clicks ->
        [one] { $clicks } переход
        [few] { $clicks } перехода
        [many] { $clicks } переходов
       *[other] { $clicks } перехода
    } за 30 дней
    { $url }
link-list-promo-code = Промокод `{ $code }`
link-list-choice = { $campaign } · { $code }
link-list-open = Открыть ссылку…
link-archive-title = Убрать эту ссылку в архив?
link-archive-text = { $url }

    После этого все, кто найдет ее в ваших постах, попадут на страницу о том, что ссылка больше не действует. Переходы останутся в вашей статистике. Отменить это нельзя.
link-archive-button = Убрать в архив
link-archive-keep = Оставить
link-archived-title = Ссылка в архиве
link-archived = { $url } теперь ведет на страницу о том, что ссылка больше не действует. Замените ее там, где она опубликована.
