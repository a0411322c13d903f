link-ready-title = Ваша ссылка: { $campaign }
link-ready-url = { $url }
link-open = Открыть
link-disclosure = Пометьте публикацию
link-disclosure-text = { $disclosure }
