"""How regions are called, as SQL over `out_region r` (with the table's own region_name to fall back on)."""

SHORT = """CASE WHEN r.region_level = 'city' AND r.short_name IN
    (SELECT p.short_name FROM out_region p WHERE p.region_level = 'province') THEN r.region_name
    ELSE coalesce(r.short_name, {table}.region_name) END"""
"""吉林 is the province; the city of the same name is 吉林市."""

FULL = "CASE WHEN r.region_level = 'nation' THEN r.short_name ELSE {table}.region_name END"
"""吉林省, but 全国."""
