"""调解协议书: what it says, how it is drawn up from a case, what speaks against it, from when it binds, how it is kept.

`content` the agreement as frozen values and as the `values` of its Form; `library` the tables: clauses, unclear terms,
void terms, mediators; `wording` its words by number, sex and role; `drawing` the draft from the case; `checks` what is
wrong with it; `signing` signatures and the day it takes effect; `performing` instalments paid or not; `facts` what the
store tells of the case. All but `facts`, `signing` and `performing` are pure.
"""
