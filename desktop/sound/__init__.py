"""Sound in, encrypted recording, playback. Plain Python without Qt."""
