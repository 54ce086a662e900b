"""The page on which rows of a register are imported."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail_modeladmin.views import WMABaseView

from wagtail_disclosure.registers.forms import RegisterImportForm
from wagtail_disclosure.registers.register_import import ImportRefused


class RegisterImportView(WMABaseView):
    page_title = _("Import")

    def check_action_permitted(self, user: Any) -> bool:
        return self.model_admin.user_can_import(user)

    def get_page_subtitle(self) -> str:
        return self.verbose_name_plural

    def get_template_names(self) -> list[str]:
        return ["wagtail_disclosure/registers/import.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = self.model_admin.import_class.columns.names
        context = {
            "form": RegisterImportForm(),
            "columns": [
                {
                    "name": name,
                    "label": self.model_admin.export_heading(name),
                    "help": self.model_admin.import_column_help.get(name, ""),
                }
                for name in names
            ],
            "has_help": bool(self.model_admin.import_column_help),
            "guidance": self.model_admin.import_guidance,
            "import_url": self.url_helper.get_action_url("import"),
            "index_url": self.index_url,
            **kwargs,
        }
        return super().get_context_data(**context)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        form = RegisterImportForm(request.POST, request.FILES)
        result = self.run(form) if form.is_valid() else None
        if result is None:
            messages.validation_error(request, _("Nothing was imported."), form)
        context = self.get_context_data(form=form, result=result)
        return self.render_to_response(context)

    def run(self, form: RegisterImportForm) -> Any:
        file = form.cleaned_data["file"]
        try:
            return self.model_admin.import_class(
                file.read(), file.name, dry_run=form.cleaned_data["dry_run"]
            ).run()
        except ImportRefused as refusal:
            form.add_error("file", str(refusal))
            return None
