"""The one pass over an article: words to wordpieces, the network, and what its scores say by themselves."""
