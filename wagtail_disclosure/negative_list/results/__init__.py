"""What the screener found in the content of pages, and what people answered."""
