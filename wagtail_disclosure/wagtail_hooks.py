"""What joins Wagtail's admin: wiring only."""

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from wagtail_disclosure.admin_urls import admin_urls
from wagtail_disclosure.catalogue.admin import document_hooks, page_hooks
from wagtail_disclosure.catalogue.admin.findings_report import (
    add_findings_panel,
    findings_menu_item,
)
from wagtail_disclosure.catalogue.admin.group_permissions import catalogue_permissions
from wagtail_disclosure.catalogue.admin.log_actions import register_catalogue_actions
from wagtail_disclosure.catalogue.admin.panels import add_coverage_panel
from wagtail_disclosure.catalogue.admin.reports import coverage_menu_item
from wagtail_disclosure.catalogue.admin.screened_editors import screened_viewsets
from wagtail_disclosure.catalogue.public.campus import waive_on_campus
from wagtail_disclosure.importing import buttons
from wagtail_disclosure.importing.log_actions import register_import_actions
from wagtail_disclosure.negative_list.editor.buttons import (
    listing_buttons as finding_buttons,
)
from wagtail_disclosure.negative_list.log_actions import (
    register_negative_list_actions,
)
from wagtail_disclosure.negative_list.modeladmin import (
    NegativeListItemAdmin,
    ScreeningRuleAdmin,
    WithheldInformationAdmin,
)
from wagtail_disclosure.negative_list.panels import add_withheld_panel
from wagtail_disclosure.negative_list.report import withheld_menu_item
from wagtail_disclosure.publication.editor.decisions import check_before_edit
from wagtail_disclosure.publication.editor.submission import say_what_blocks
from wagtail_disclosure.publication.log_actions import register_publication_actions
from wagtail_disclosure.registers.modeladmin import DisclosureGroup
from wagtail_disclosure.review.admin.report import reviews_menu_item
from wagtail_disclosure.review.admin.waiting import add_waiting_panel
from wagtail_disclosure.review.log_actions import register_review_actions

modeladmin_register(DisclosureGroup)
modeladmin_register(NegativeListItemAdmin)
modeladmin_register(WithheldInformationAdmin)
modeladmin_register(ScreeningRuleAdmin)

hooks.register("register_permissions", catalogue_permissions)
hooks.register("before_create_page", page_hooks.check_before_create)
hooks.register("before_edit_page", check_before_edit)
hooks.register("after_create_page", say_what_blocks)
hooks.register("after_edit_page", say_what_blocks)
hooks.register("before_move_page", page_hooks.check_before_move)
hooks.register("before_publish_page", page_hooks.check_before_publish)
hooks.register("before_unpublish_page", page_hooks.take_down_instead)
hooks.register("after_copy_page", page_hooks.say_that_copies_are_drafts)
hooks.register("before_bulk_action", page_hooks.check_before_bulk_action)

hooks.register("after_bulk_action", document_hooks.hide_after_bulk_action)
hooks.register(
    "construct_document_chooser_queryset", document_hooks.offer_own_documents
)
hooks.register("before_serve_document", document_hooks.lead_to_own_document, order=-100)
hooks.register("on_serve_page", waive_on_campus, order=-100)
hooks.register("register_admin_urls", document_hooks.chooser_guard_urls, order=-1000)

hooks.register("register_admin_urls", admin_urls)
hooks.register("register_admin_viewset", screened_viewsets)
hooks.register("register_log_actions", register_import_actions)
hooks.register("register_log_actions", register_negative_list_actions)
hooks.register("register_page_header_buttons", buttons.header_buttons)
hooks.register("register_page_listing_more_buttons", buttons.listing_buttons)
hooks.register("register_page_listing_more_buttons", finding_buttons)
hooks.register("register_log_actions", register_catalogue_actions)
hooks.register("register_log_actions", register_review_actions)
hooks.register("register_log_actions", register_publication_actions)
hooks.register("construct_homepage_panels", add_coverage_panel)
hooks.register("register_reports_menu_item", coverage_menu_item)
hooks.register("construct_homepage_panels", add_findings_panel)
hooks.register("register_reports_menu_item", findings_menu_item)
hooks.register("construct_homepage_panels", add_withheld_panel)
hooks.register("register_reports_menu_item", withheld_menu_item)
hooks.register("construct_homepage_panels", add_waiting_panel)
hooks.register("register_reports_menu_item", reviews_menu_item)
