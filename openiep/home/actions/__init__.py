"""The roof's own changes, one verb each."""
