"""The questions that are asked about a plan, and whether the answers have the right form."""
