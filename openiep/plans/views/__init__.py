"""The pages of a plan: find, ask, hand over, answer."""
