"""Office Open XML: a zip of XML parts that relationships hold together."""
