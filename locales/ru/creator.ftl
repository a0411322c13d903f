creator-stage-invited = приглашение
creator-stage-applied = заявка
creator-stage-active = в программе
creator-stage-declined = отказ
creator-stage-left = вне программы
creator-invited-title = { $program } хочет с вами работать
creator-invited = Менеджер { $program } приглашает вас стать автором программы: свои реферальные ссылки и цифры о том, как они работают. Заявка займет минуты две.
