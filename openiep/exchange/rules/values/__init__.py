"""What a single cell says: a day, a name, a year group, a status, a need."""
