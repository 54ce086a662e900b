"""What joins Wagtail's admin: wiring only."""

from wagtail_modeladmin.options import modeladmin_register

from wagtail_disclosure.registers.modeladmin import DisclosureGroup

modeladmin_register(DisclosureGroup)
