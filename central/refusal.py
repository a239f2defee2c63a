"""How the centre says no."""


class Refusal(Exception):
    """An HTTP status and a code; the desk has the words for it. Never with anything of a person in it."""

    def __init__(self, status: int, code: str, **details: int) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.details = details
