"""Sums of money on paper, as the rules of the store write them."""

from offline_store.amounts import both as both
from offline_store.amounts import capitals as capitals
from offline_store.amounts import digits as digits
