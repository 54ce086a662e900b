"""What the forms of the registers hold."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)

from wagtail_disclosure.negative_list.forms import (
    NegativeListItemForm,
    ScreeningRuleForm,
    WithheldInformationForm,
)
from wagtail_disclosure.negative_list.history_panels import (
    KeywordsPanel,
    ReviewsPanel,
)

ITEM_EDIT_HANDLER = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldPanel("code"),
                FieldPanel("ground"),
                FieldPanel("strength"),
                FieldPanel("unit"),
                FieldPanel("sort_order"),
            ],
            heading=_("Matter"),
            help_text=_(
                "Name the sort of matter, never its content. Nothing here may "
                "itself be secret."
            ),
        ),
        InlinePanel("legal_bases", heading=_("Bases in law"), label=_("Basis in law")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("decided_by"), FieldPanel("decided_on")]),
                FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
            ],
            heading=_("Decision and validity"),
        ),
        MultiFieldPanel(
            [FieldPanel("is_public"), FieldPanel("public_wording")],
            heading=_("Public list"),
        ),
        MultiFieldPanel(
            [FieldPanel("is_preset"), FieldPanel("remarks")],
            heading=_("Remarks"),
        ),
        FieldPanel("change_reason"),
    ],
    base_form_class=NegativeListItemForm,
)


WITHHELD_EDIT_HANDLER = ObjectList(
    [
        ReviewsPanel(heading=_("Reviews")),
        MultiFieldPanel(
            [FieldPanel("title"), FieldPanel("unit")],
            heading=_("Information"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("item"),
                FieldPanel("legal_basis"),
                FieldPanel("article"),
                FieldPanel("reason"),
            ],
            heading=_("Why it is withheld"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("decided_on"), FieldPanel("decided_by")]),
                FieldPanel("next_review_on"),
            ],
            heading=_("Decision and review"),
        ),
        FieldPanel("change_reason"),
    ],
    base_form_class=WithheldInformationForm,
)


RULE_EDIT_HANDLER = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("code"),
                FieldPanel("group"),
                FieldPanel("item"),
                FieldPanel("is_active"),
            ],
            heading=_("Rule"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("detector"),
                FieldPanel("options"),
                FieldPanel("keywords"),
                FieldPanel("keyword_file"),
                KeywordsPanel(),
                FieldPanel("pattern"),
                FieldPanel("looks_in"),
            ],
            heading=_("What it looks for"),
            help_text=_(
                "One of three: a built-in detector, keywords, or a regular expression."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("severity"), FieldPanel("advice")],
            heading=_("What a finding means"),
        ),
        InlinePanel(
            "severities",
            heading=_("Severities by kind"),
            label=_("Severity"),
            help_text=_(
                "Where findings weigh otherwise than by default. A row with a kind "
                "goes before one without."
            ),
        ),
        MultiFieldPanel(
            [FieldPanel("is_preset"), FieldPanel("sort_order")],
            heading=_("Remarks"),
        ),
        FieldPanel("change_reason"),
    ],
    base_form_class=ScreeningRuleForm,
)
