"""Migrations of the centre's own tables."""
