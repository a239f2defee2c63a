"""笔录: the record of a mediation, a hearing or an inquiry, made of what was said.

`record`: what a record is, and what is done to it, as pure functions.  `transcript`: what there is to pick from.
`keeping`: where it is kept, each second, and with its paper.
"""
