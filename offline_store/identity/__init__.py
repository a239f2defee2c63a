"""Who a person is by her papers: numbers of documents, phones, names, ages. Pure rules; no database, no Qt.

Nothing here refuses anything: a check gives hints, each of a kind that the screen puts into words, and whoever holds
the paper in her hand decides.
"""
