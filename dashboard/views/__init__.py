"""The pages: what stands where, and what a click does. No SQL, no figures made here."""
