"""How the child is getting on: measurements and observations."""
