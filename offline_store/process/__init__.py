"""流转: how a case goes its way by the rule tables `process_states`, `process_moves`, `decision_kinds`, `checklist`.

Nothing of the way stands in code: who may move what, at which level, with which reason, decision and checklist, is
data with versions that the centre may change. A `to` of `back` leads to the state the case came from.
"""
