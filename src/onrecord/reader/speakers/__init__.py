"""Who speaks in each statement, to whom: sources read in text order."""
