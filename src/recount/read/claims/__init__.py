"""Acts, voices, figures and times bound into claims."""

from recount.read.claims.claims import build_claims

__all__ = ["build_claims"]
