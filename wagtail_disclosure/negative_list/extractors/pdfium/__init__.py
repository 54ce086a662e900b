"""
Reading PDF by PDFium, in a process of its own.

PDFium cannot be interrupted, is not made for threads, and takes gigabytes for a page
of a few hundred bytes that was made to do so. In a process with limits, a file harms
nobody but its own reading. Nothing here is imported by the site but `process`.
"""
