"""Facts that both readings of a rule start from: who, when, and what a contract owes; never what is allowed.

Two modules are more than facts: `published` and `wishes` hold readings shared by rules of one text, whose parameters
alone differ. There too the forms and the check share values, never logic.
"""
