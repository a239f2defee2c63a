"""The centre: what the desks sync to. One process over one database; it knows no Qt and nothing of the desk."""
