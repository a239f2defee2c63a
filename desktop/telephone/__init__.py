"""The telephone: what tells that it rings, who calls, and how a number is dialled. See README.md."""
