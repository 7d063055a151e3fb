"""How upstreams fail, in the field's own words: one table per voice."""
