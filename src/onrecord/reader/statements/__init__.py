"""Who is said to have said what: the attributions of an article and what stands around them."""
