"""Reaching into WordprocessingML."""

from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off")


def w(name: str) -> str:
    return _W + name


def child(element: Element | None, name: str) -> Element | None:
    return None if element is None else element.find(_W + name)


def value(element: Element | None, name: str) -> str:
    """The value of a child such as <w:numId w:val="3"/>, or an empty text."""
    found = child(element, name)
    return "" if found is None else found.get(_W + "val", "")


def number(element: Element | None, name: str, default: int) -> int:
    text = value(element, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default


def is_on(element: Element | None, name: str) -> bool:
    """Whether a switch such as <w:vanish/> is there and not turned off."""
    found = child(element, name)
    return found is not None and found.get(_W + "val", "1").lower() not in _OFF
