"""The browser pages of the centre: the administrator's console (/console) and an officer's own page (/my).

Server-rendered, without a script: they work in a street office's old browser. `visits.py` is the log-in,
`forms.py` what comes in, `pages.py` what goes out; each page's own module holds its routes.
"""
