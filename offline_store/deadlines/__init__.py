"""期限: by which day something has to be done, and why it is that day.

`rules` reads what the law says from the rule table, `calendar` knows working days, `compute` is the one function that
says a day, `turns` what may lengthen, stop or begin a deadline anew, `statutes` the articles. None of these asks a
store; `case_deadlines` keeps the deadlines of cases by them.
"""
