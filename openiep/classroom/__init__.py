"""Recording where the child is: today's list, also without a network, sessions, the school's tablets."""
