"""The parts of an OFD package (GB/T 33190): XML that names XML."""
