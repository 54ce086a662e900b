"""
Copies of Office files without what their readers do not see.

One module per type of file; support lies in the folders. No Django here.
"""
