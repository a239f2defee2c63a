"""Sums of money on paper, by the rules of the store (`offline_store/amounts.py`), which checks agreements by them."""

from offline_store.amounts import both, capitals, digits

__all__ = ["both", "capitals", "digits"]
