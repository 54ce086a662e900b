"""What a workbook says beside the values of its cells."""
