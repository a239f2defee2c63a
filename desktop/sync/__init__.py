"""The desk's side of the sync: what is said to the centre, and in what order."""
