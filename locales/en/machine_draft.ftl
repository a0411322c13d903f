machine-draft-button = Draft by machine: { $language }
machine-draft-own-button = Draft by machine
machine-draft-choose = Draft by machine…
machine-draft-title = 🤖 Machine draft: { $language }
machine-draft-text = A machine made this, and nobody has read it yet. Compare it with the original, mend it in the form and send it: only then is it a translation, and yours.
machine-draft-cut = *It is longer than the form takes, so its end is missing here.*
machine-draft-use-button = Use this draft
machine-draft-form-title = Machine draft, to be read: { $language }
