home-title = Вы и { $program }
home-no-links = Ссылки у вас пока нет. Одно нажатие — и она есть, а переходы сразу видны здесь.
home-link = {"**"}{ $campaign }** { $url }
home-coming = Впереди
home-ending = { $campaign }: последний день { $last }
home-waiting = Ваш вопрос от { $asked } — у куратора
home-owner = Ваш куратор
home-profile-button = Мой профиль
