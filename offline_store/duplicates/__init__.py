"""Whether two records are of one person: what is compared, how much it weighs, and where candidates are looked for.

`forms` spells numbers one way, `names` compares two names, `weighing` gives points with reasons, `candidates` asks the
desk's store while a clerk types, `visits` tells what there was with her before.
"""
