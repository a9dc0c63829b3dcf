"""Setting type: what a sheet is made of, and how it becomes a PDF that everybody can read."""

from openiep.documents.paper.compiling import Typeset, compile_paper, typeset
from openiep.documents.paper.sheets import PlanPaper, ReviewPaper, WeekPaper

__all__ = ["PlanPaper", "ReviewPaper", "Typeset", "WeekPaper", "compile_paper", "typeset"]
