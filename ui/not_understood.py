"""What a form says when a typed value cannot be saved."""


class NotUnderstood(Exception):  # stays within the screens
    """A typed value that cannot be saved; the sentence says which and why, and the cursor is in its field."""
