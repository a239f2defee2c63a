"""What the person sees: widgets. No SQL, no network, no decisions; everything is asked of desktop.front_desk."""
