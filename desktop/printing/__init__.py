"""Paper: forms as PDF, sums in capitals, and the way to the printer. Plain Python without Qt."""
