machine-draft-button = Машинный черновик: { $language }
machine-draft-own-button = Машинный черновик
machine-draft-choose = Машинный черновик…
machine-draft-title = 🤖 Машинный черновик: { $language }
machine-draft-text = Это перевела машина, и никто еще этого не читал. Сверьте с исходным текстом, поправьте в форме и отправьте: только тогда это станет переводом, вашим переводом.
machine-draft-cut = *Текст длиннее, чем помещается в форму, поэтому конца здесь нет.*
machine-draft-use-button = Взять этот черновик
machine-draft-form-title = Машинный черновик: { $language }
