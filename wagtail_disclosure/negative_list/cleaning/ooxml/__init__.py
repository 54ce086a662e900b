"""Office Open XML, changed by cutting into the bytes of its parts."""
