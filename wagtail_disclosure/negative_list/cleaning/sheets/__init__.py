"""What is cut out of a workbook."""
