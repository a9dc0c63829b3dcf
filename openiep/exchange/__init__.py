"""In and out: class lists, and lists for a spreadsheet."""
