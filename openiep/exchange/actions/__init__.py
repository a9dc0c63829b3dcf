"""Every change that a list may bring, one verb each."""
