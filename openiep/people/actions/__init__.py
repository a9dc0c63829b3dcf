"""Every change to schools, adults and children, one verb each."""
