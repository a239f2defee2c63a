"""文书 from the case to the paper: what a form is filled with before anybody types, its sample, `qiantai forms`."""
