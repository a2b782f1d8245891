"""The reading room: a local web app over a casebook."""

from onrecord.web.app import create_app

__all__ = ["create_app"]
