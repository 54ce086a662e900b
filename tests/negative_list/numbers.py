"""Numbers that look like those of people; nobody has them."""

from stdnum.iso7064 import mod_11_2

_BODY = "34012219900101123"
RESIDENT_ID = _BODY + mod_11_2.calc_check_digit(_BODY)
