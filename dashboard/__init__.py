"""The screens: serve (SQL → frames) · plot (frames → figures) · views (pages), with all their words in texts/."""
