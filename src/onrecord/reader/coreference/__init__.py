"""Which mentions of an article mean the same, by the coreference head and the tree."""
