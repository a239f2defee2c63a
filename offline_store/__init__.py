"""The records and the rules over them. No Qt; the desk and the centre use the same models."""
