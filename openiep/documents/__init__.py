"""On paper: the plan and the review as PDF."""
