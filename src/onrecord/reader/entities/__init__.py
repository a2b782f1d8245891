"""Who and what an article speaks of: names, the cast gathered from them, and its finished entities."""
