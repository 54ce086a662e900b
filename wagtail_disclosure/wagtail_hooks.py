"""What joins Wagtail's admin: wiring only."""

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from wagtail_disclosure.catalogue import page_hooks
from wagtail_disclosure.catalogue.group_permissions import catalogue_permissions
from wagtail_disclosure.registers.modeladmin import DisclosureGroup

modeladmin_register(DisclosureGroup)

hooks.register("register_permissions", catalogue_permissions)
hooks.register("before_create_page", page_hooks.check_before_create)
hooks.register("before_move_page", page_hooks.check_before_move)
hooks.register("before_publish_page", page_hooks.check_before_publish)
hooks.register("before_bulk_action", page_hooks.check_before_bulk_action)
