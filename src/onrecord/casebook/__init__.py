"""Many records in one SQLite file: who is who, what is said and told across pages, where pages
disagree."""

from onrecord.casebook.book import Casebook
from onrecord.casebook.putting import Added

__all__ = ["Added", "Casebook"]
