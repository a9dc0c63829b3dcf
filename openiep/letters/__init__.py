"""Letters, scans and reports about a child, kept beside its record with date, sender and audience."""
