"""Whether the search index says what the records say: every entry, and every word of it."""

from sqlalchemy import select

from offline_store.models import Case, Reception
from offline_store.search_index import documents

WORDS_OF = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_of USING fts5vocab(main, search_words, instance)"


def differences(store):
    """What the index says too much or too little once it is brought up to date; empty when it equals the data."""
    store.bring_index_up_to_date()
    with store.read() as session:
        connection = session.connection()
        owners = [*connection.scalars(select(Case.id)), *connection.scalars(select(Reception.id))]
        wanted = {d.owner: (d.case_id, d.reception_id, d.at, d.text, d.words) for d in documents(connection, owners)}
        words = {}
        connection.exec_driver_sql(WORDS_OF)
        for term, entry in connection.exec_driver_sql("SELECT term, doc FROM temp.words_of"):
            words.setdefault(entry, set()).add(term)
        entries = connection.exec_driver_sql(
            "SELECT entry, owner, case_id, reception_id, at, text FROM search_entry"
        ).all()
        found = {
            owner: (case_id, reception_id, at, text, " ".join(sorted(words.pop(entry, ()))))
            for entry, owner, case_id, reception_id, at, text in entries
        }
    return {*wanted.items()} ^ {*found.items()} | {*words}
