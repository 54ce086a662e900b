"""The first digits of regions (GB/T 2260), which have not changed since 1984."""

from __future__ import annotations

# Provinces as the identity number begins with them: the mainland's, Taiwan, Hong
# Kong and Macau, and 83 for residents from Taiwan. Permits of foreigners have a 9
# before it.
PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
