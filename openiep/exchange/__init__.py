"""In and out: the register from other systems, and lists for a spreadsheet."""
