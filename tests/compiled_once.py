"""Statements are compiled once in a test process, not anew for each of the hundreds of stores that tests open.

SQLAlchemy keeps what it has compiled by dialect object and engine; here the engines of one kind of database have both
in common. What is run, and on which file or server, is the same as in the program.
"""

from functools import wraps

import central.postgresql
import offline_store.store

_compiled = {}
_dialects = {}


def share():
    """To be called once, before the first engine is made."""
    for module in (offline_store.store, central.postgresql):
        module.create_engine = _sharing(module.create_engine)


def _sharing(create_engine):
    @wraps(create_engine)
    def create(*args, **options):
        engine = create_engine(*args, **options, execution_options={"compiled_cache": _compiled})
        known = _dialects.get(engine.dialect.name)
        if known is None or known.server_version_info is None:  # it learns of the database at its first connection
            _dialects[engine.dialect.name] = engine.dialect
        else:
            engine.dialect = known
        return engine

    return create
