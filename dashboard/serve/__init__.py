"""SQL → frames: the only SQL of the dashboard, over `out_` tables alone, read-only, cached by build with bounds."""
