"""Facts that both readings of a rule start from: who, when, and what a contract owes; never what is allowed."""
