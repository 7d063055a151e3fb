"""Published error codes: a table for each family that publishes them, and where they were published.

A table is text, one meaning a line: `insufficient_quota: 1101 1102`. `table.py` says what the meanings are
and reads them, `named.py` finds the codes of an answer and the family that its shape belongs to, `lookup.py`
puts both together. Whose fault it is stays with whoever decides that for every rule: a meaning is a rule too.
"""
