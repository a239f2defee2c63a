"""The print system of this machine: the same questions to CUPS, or where there is none to Windows through Qt."""

import sys

if sys.platform == "win32":
    from desktop.qt_printing import abilities, cancel, find, look, print_pdf, printers
else:
    from desktop.printing.jobs import abilities, find, look
    from desktop.printing.spool import cancel, print_pdf, printers

__all__ = ["abilities", "cancel", "find", "look", "print_pdf", "printers"]
