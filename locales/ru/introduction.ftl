intro-list = { $items }
intro-topic-filming = Съемка
intro-topic-editing = Монтаж и звук
intro-topic-shorts = Короткие видео
intro-topic-streams = Прямые эфиры
intro-topic-stories = Сценарии и истории
intro-topic-growth = Рост аудитории
intro-topic-community = Сообщество
intro-topic-brands = Работа с брендами
intro-topic-tools = Инструменты
intro-topic-balance = Работа и отдых
intro-cadence-monthly = Новое знакомство раз в месяц
intro-cadence-quarterly = Новое знакомство раз в квартал
intro-cadence-asked = Только по моей просьбе или через менеджера
intro-level-little = { $language } (немного)
intro-level-well = { $language } (хорошо)
intro-level-own = { $language } (родной)
intro-own-title = Знакомства с авторами программы { $program }
intro-own-out = Вас пока ни с кем не знакомят. Выберите темы и языки, напишите, чем можете поделиться и чему хотите научиться, — и присоединяйтесь. Тот, с кем вас знакомят, видит только это, ваше имя и рынок. Отказаться может каждый, и другой об этом не узнает.
intro-own-joined = Вы участвуете: время от времени вам предложат с кем-то познакомиться. Вот что о вас увидят, вместе с именем и рынком.
intro-own-paused = У вас пауза до { $until }: до этого вас ни с кем не знакомят.
intro-topics = О чем любит говорить
intro-languages = Языки
intro-offers = Чем может поделиться
intro-learns = Чему хочет научиться
intro-topics-choose = О чем вам интересно говорить…
intro-languages-choose = На каких языках говорите и как…
intro-cadence-choose = Как часто…
intro-markets-choose = С кем познакомить: любой рынок или эти…
intro-write-button = Написать о себе
intro-join-button = Участвовать
intro-leave-button = Больше не участвовать
intro-resume-button = Закончить паузу
intro-show-button = Показать, что видят другие
intro-form-title = Чем поделитесь и чему хотите научиться
intro-offers-in = Могу поделиться: { $language }
intro-learns-in = Хочу научиться: { $language }
intro-offers-example = Быстрый монтаж коротких видео
intro-learns-example = Как говорить с брендами
field-offers = Чем можете поделиться
field-learns = Чему хотите научиться
intro-left = Вас ни с кем не знакомят. Написанное хранится только для вас, пока вы не вернетесь или не попросите все удалить.
intro-avoided-title = Вас никогда не познакомят: { $name }
intro-avoided = Об этом никто не узнает — ни сейчас, ни потом.
intro-unavoid-button = Отменить
intro-unavoided = Вас снова могут познакомить: { $name }.
intro-asked-title = Есть подходящий человек
intro-asked = Каждому придет личное сообщение о том, кто другой. Если за три дня согласятся все, у вас появится своя ветка; если нет — вы об этом тоже узнаете.
intro-history-title = Ваши знакомства
intro-history-none = Пока никого. `/знакомство вступить` покажет, что о вас увидят, а `/знакомство попросить` найдет собеседника.
intro-nobody = человек, которого здесь больше нет
intro-history-row = { $ago }: { $who }. { $became }
intro-became-unanswered = Ждем вашего ответа до { $until }.
intro-became-waiting = Вы согласились; ждем до { $until }.
intro-became-declined = Вы отказались; об этом никто не знает.
intro-became-opening = Все согласны; ветка вот-вот появится.
intro-became-open = У вас есть ветка: { $thread }
intro-became-over = Не сложилось.
intro-directory-title = Авторы, которых можно найти
intro-directory-none = Пока никого. Сюда попадает тот, кто включит «Каталог» в `/профиль показать`.
intro-nowhere = без рынка
intro-directory-row = {"**"}{ $name }** · { $market }
intro-directory-topics = {"**"}{ $name }** · { $market } · { $topics }
intro-directory-hint = Быть ли в каталоге, вы решаете в `/профиль показать`. `/знакомство попросить` познакомит вас с тем, кому близка ваша тема.
intro-directory-more = { $more ->
    [one] И еще { $more }
    [few] И еще { $more }
    [many] И еще { $more }
   *[other] И еще { $more }
}
intro-offer-title = Познакомить вас? { $names }
intro-offer = Ответить можно до { $until }.
intro-nudge-title = Еще можно ответить: { $names }
intro-nudge = Ответить можно до { $until }; если сейчас не до того, ничего делать не нужно.
intro-offer-private = Тот же вопрос о вас задан другой стороне. Вашего ответа никто не узнает, если только не согласятся все: тогда у вас появится своя ветка.
intro-from = Рынок: { $market }
intro-talks = Любимые темы: { $topics }
intro-speaks = Языки: { $languages }
intro-can = Может поделиться: { $offers }
intro-wants = Хочет научиться: { $learns }
intro-why = Почему именно вы
intro-why-recommended = Менеджер программы думает, что вам будет интересно вместе
intro-why-asked = Кто-то из вас ищет собеседника на эту тему: { $topic }
intro-why-taught = То, что предлагает кто-то из вас, хочет освоить другая сторона: { $topic }
intro-why-shared = Вам близки одни и те же темы: { $topics }
intro-why-spoken = У вас есть общий язык: { $language }
intro-why-curious = Кому-то из вас хочется лучше узнать рынок другого: { $market }
intro-times = Время, удобное обеим сторонам
intro-time = { $at }
intro-times-none = Нет часа, когда никто из вас не спит; лучше переписывайтесь.
intro-yes-button = Да
intro-no-button = Не сейчас
intro-never-button = Не с этим человеком
intro-answered-yes = Вы согласились. Если согласятся все, у вас появится своя ветка; если нет, вы узнаете об этом, когда выйдет время: { $until }.
intro-answered-no = Хорошо, не сейчас. Никто об этом не узнает, а передумать можно, пока не вышло время.
intro-answered-never = Больше вас не будут знакомить. Никто об этом не узнает.
intro-answered-agreed = Все согласны. Ваша ветка открывается и вот-вот появится на сервере.
intro-closed-title = На этот раз знакомство не сложилось
intro-closed = Так бывает: дни расписаны, моменты не совпадают. Будут и другие, а `/знакомство попросить` найдет собеседника, когда захотите.
intro-follow-up-title = Удалось встретиться? { $names }
intro-follow-up = Достаточно одного нажатия. Смотрим только на все знакомства вместе; те, с кем вы встречались, вашего ответа не увидят.
intro-verdict-great = Очень не зря
intro-verdict-fine = Встретились
intro-verdict-poor = Не мое
intro-verdict-unmet = Не встретились
intro-met-title = Спасибо
intro-met = Записали, никто другой этого не прочтет: { $verdict }. Изменить ответ можно здесь.
intro-troubled-title = Не открывается ветка: { $names }
intro-troubled = Они согласились познакомиться, но Discord не дает создать закрытую ветку в канале их рынка. Дайте мне право создавать там закрытые ветки или выберите другой канал в `/программа каналы`; попытка повторяется каждый час.
intro-thread-name = Знакомство: { $names }
intro-opener-title = Знакомьтесь: { $names }
intro-opener = Все согласны: { $people }. Кроме модераторов сервера, здесь больше никто не читает.
intro-starters = С чего начать
intro-starter-custom = Спросите, что значит «{ $title }» ({ $market })
intro-starter-topic = Что бы вы сегодня сделали иначе в этой теме: { $topic }?
intro-starter-day = Как выглядит ваш обычный рабочий день?
intro-starter-surprise = Что в последнее время удивило вашу аудиторию?
intro-terms = Слова, которые пригодятся
intro-term = {"**"}{ $word }** — { $meaning }
intro-open-button = Познакомить…
intro-sheet-title = Познакомить: { $name }
intro-sheet = { $most ->
    [one] Выберите, с кем. Прежде чем кого-то спросят, вы увидите, что у них общего.
    [few] Выберите, с кем: до { $most } человек сразу. Прежде чем кого-то спросят, вы увидите, что у них общего.
    [many] Выберите, с кем: до { $most } человек сразу. Прежде чем кого-то спросят, вы увидите, что у них общего.
   *[other] Выберите, с кем: до { $most } человек сразу. Прежде чем кого-то спросят, вы увидите, что у них общего.
}
intro-sheet-none = Сейчас знакомить не с кем. Нужны авторы с другого рынка, которые вступили через `/знакомство вступить` и давно не знакомились с этим автором.
intro-sheet-choose = С кем…
intro-choice = { $name } · { $market }
intro-proposal-title = Познакомить? { $names }
intro-proposal = Каждого спросят лично, на ответ три дня. Кто что ответил, вы не узнаете; если согласятся все, у них появится ветка.
intro-make-button = Спросить их
intro-other-button = Выбрать других
intro-made-title = Вопрос задан: { $names }
intro-made = Каждому лично придет, кто другие и почему. Если за три дня согласятся все, у них появится ветка; если нет, все услышат одни и те же добрые слова.
home-introductions = { $count ->
    [one] { $count } знакомство ждет вашего ответа — в личных сообщениях
    [few] { $count } знакомства ждут вашего ответа — в личных сообщениях
    [many] { $count } знакомств ждут вашего ответа — в личных сообщениях
   *[other] { $count } знакомства ждут вашего ответа — в личных сообщениях
}
