"""Status pages as their vendors serve them; what they say may be a lie."""
