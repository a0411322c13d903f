proposal-form-title = Предложение совету
proposal-topic-in = Тема: { $language }
proposal-body-in = Что вы предлагаете? ({ $language })
proposal-made = Предложение вот-вот появится в { $channel }, с обсуждением на каждом языке совета.
proposal-translated = Спасибо. Ваш перевод уже в публикации, вы указаны рядом с автором.
proposal-wanted = Нужен перевод: { $languages }.
proposal-translate-button = Перевести
proposal-new-button = Предложить
proposal-words = **{ $language }: { $title }**
proposal-by = Предложение: { $person }.
proposal-by-both = Предложение: { $person }, перевод: { $translators }.
proposal-nobody = автор удалил свои данные
proposal-open = Идет обсуждение. Голосование открывает председатель или менеджер.
proposal-voting = Голосование открыто до { $at }.
proposal-closed = Голосование закончилось: { $outcome }.
proposal-withdrawn = Здесь было предложение. Его отозвали.
discussion-title = Обсуждение: { $title } ({ $language })
discussion = Обсуждайте в ветке ниже, язык: { $language }. Что должны прочитать и остальные, передайте им кнопкой: в других обсуждениях это появится со знаком 🌐.
contribution-button = Передать остальным
contribution-form-title = Для всех языков
contribution-in = Текст ({ $language })
contribution-sent = { $count ->
    [0] На других языках обсуждения пока нет, прочитать это там некому. Текст сохранен.
    [one] Текст вот-вот появится в { $count } обсуждении на другом языке, со знаком 🌐.
    [few] Текст вот-вот появится в { $count } обсуждениях на других языках, со знаком 🌐.
    [many] Текст вот-вот появится в { $count } обсуждениях на других языках, со знаком 🌐.
   *[other] Текст вот-вот появится в { $count } обсуждения на других языках, со знаком 🌐.
}
contribution-title = 🌐 Из обсуждения на другом языке ({ $language })
contribution-by = Говорит { $person }:
contribution-translated = Спасибо. Ваш перевод уже в обсуждении.
contribution-withdrawn = Здесь был текст. Его отозвали.
agenda-title = Повестка
agenda-empty = Открытых предложений нет. Предложите что-нибудь.
agenda-item = **{ $title }**
agenda-item-there = **[{ $title }]({ $link })**
discussion-withdrawn = Отозванное предложение
proposal-words-stale = **{ $language }: { $title }** (до последней правки)
proposal-edit-button = Изменить
proposal-edited = Предложение изменено. Участники обсуждения это увидят, переводы нужны заново.
proposal-revised-title = Предложение изменено: { $title }
proposal-revised = Теперь так:
