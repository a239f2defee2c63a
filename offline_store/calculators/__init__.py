"""计算器: what the law gives in money, with the article beside each line.

`kinds` names the calculators and is the one way in: typed texts go in, a Calculation comes out. `sheet` is what one is
written on, `rates` the rule table of values with their dates, `inputs` reads what was typed, `periods` counts months.
The calculators stand by subject: `termination`, `contracts`, `working_time`, `injury`, `procedure`. None asks a store.

Money is integer fen (分). What a line says is reckoned exactly and rounded half up to the fen once, at its amount;
the total is the sum of the amounts. A value that no table has for a day is asked for, never guessed.
"""
