"""Checks of etl/load."""
