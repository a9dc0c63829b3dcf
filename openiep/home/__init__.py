"""Pages that draw on several rooms: children with plans, the child's record, what is due; the demo school."""
