"""Measurements of the product beside other ways to do a part of its work."""
