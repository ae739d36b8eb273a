"""Frames → Plotly figures: pure functions, no Streamlit, no SQL. Every mark carries the id of what it shows."""
