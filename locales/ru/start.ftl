start-title = Заявка в { $program }
start-intro = Три пункта и короткая форма — и заявка у менеджеров. Займет минуты две; можно прерваться в любой момент и продолжить через `/старт`.
start-kept = Написанное сохранено. Продолжайте с того же места.
start-language = Язык
start-market = Ваш рынок
start-zone = Ваш часовой пояс
start-zone-other = Вашего пояса нет в списке? `/профиль пояс` найдет любой по городу или разнице с UTC; потом вернитесь через `/старт`.
start-form-button = Заполнить заявку
start-form-title = Ваша заявка
start-edit-button = Исправить заявку
start-send-button = Отправить заявку
start-button = Начать
start-again-button = Подать заново
start-test-button = Проверить сообщения
start-waiting-title = Ваша заявка в { $program } у менеджеров
start-waiting = Отправлена { $at }. Ответ придет вам личным сообщением.
start-asked = Сначала менеджеры хотят уточнить:
start-active-title = Вы в программе { $program }
start-active = Получите ссылку и делитесь ею; `/статистика моя` покажет, как она работает.
start-declined = Заявку можно подать заново, когда что-то изменится. Написанное сохранено.
reach-open-text = ✅ Мои личные сообщения до вас доходят.
reach-unknown-text = Пока неизвестно, доходят ли до вас мои личные сообщения.
reach-closed-text = Мои личные сообщения до вас не доходят. Откройте меню сервера, затем «Настройки конфиденциальности», включите личные сообщения и проверьте еще раз. До тех пор ответ покажет `/старт`.
direct-test = Все работает: сообщения от { $program } приходят сюда.
field-creator-name = Ваше имя
field-niche = О чем вы рассказываете
field-platforms = Где вы публикуетесь
field-audience = Сколько там подписчиков
field-about = Что для вас важно и почему вы подходите
field-question = Вопрос
field-answer = Ответ
field-reason = Причина
example-niche = Неспешные путешествия, чай, малые города
example-platforms = YouTube youtube.com/@name, Telegram t.me/name
example-audience = YouTube 12 000, Telegram 3 400
example-about = Только честные обзоры; ваше приложение есть у меня в телефоне
choice-zone = { $city }, { $offset }
choice-zone-named = { $city }, { $offset } · { $zone }
language-name = { $code ->
    [en] английский
    [ru] русский
   *[other] { $own }
}
consent-title = Где можно называть ваше имя?
consent-text = Каждый пункт включается отдельно, а пока не включен, имя там не появится. Изменить можно в любой момент: `/профиль показать`.
consent-uses =
    • **Рейтинг**: ваше место в списках лучших
    • **Благодарности**: публичное спасибо от менеджеров
    • **Цитаты**: ваши слова с вашим именем
    • **Достижения**: поздравление в вашем канале с новым уровнем
    • **Каталог**: список, в котором авторы находят друг друга
consent-then-send = Затем отправьте заявку.
consent-on = { $name }: да
consent-off = { $name }: нет
consent-none = Нигде
consent-leaderboard = Рейтинг
consent-thanks = Благодарности
consent-quotes = Цитаты
consent-milestones = Достижения
consent-directory = Каталог
