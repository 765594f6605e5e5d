"""Turns the models that v1's config.yaml names into folders that Nabra imports. Run by ../convert_models.py."""
