"""What the pages of a plan print, and the sentences for the reasons of a refusal."""
