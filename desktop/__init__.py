"""What this machine does: devices, speech, paper, key ring, sync. QtCore yes, widgets no."""
