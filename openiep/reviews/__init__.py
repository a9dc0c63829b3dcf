"""Review meetings: everyone's contributions, each target's result, the decision, the next plan."""
