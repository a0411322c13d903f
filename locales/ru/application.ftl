application-approved-title = Добро пожаловать в { $program }
application-approved = Ваша заявка одобрена. Вот ваша первая ссылка: { $url }
