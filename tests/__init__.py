"""Checks; the folders mirror the packages."""
