"""The university's own pages around the portal."""

from __future__ import annotations

import datetime

from django.db import transaction
from site_pages.models import HomePage, NewsIndexPage, NewsPage, TextPage
from wagtail.models import Page, Site

SCHOOL_NAME = "北岭理工大学"
INTRODUCTION = (
    "<p>北岭理工大学坐落于北岭省沛川市，是一所以工为主，理、工、管、文协调发展的"
    "省属本科高校。校训：格物致知，笃行日新。</p>"
)
ABOUT = (
    "<p>学校创建于1958年，设有18个学院，全日制在校生一万六千余人，专任教师一千余人。</p>"
    "<p>学校的机构设置、办学规模和学科专业等基本情况见“信息公开”栏目。</p>"
)
NEWS = (
    (
        datetime.date(2026, 11, 20),
        "学校召开2026年秋季学期信息公开工作会议",
        "党政办公室",
        "<p>会议通报了清单事项公开情况，部署了年底前到期事项的公开工作，"
        "要求各单位先审查、后公开，对照时限按期更新。</p>",
    ),
    (
        datetime.date(2026, 11, 6),
        "2025—2026学年信息公开年度报告发布",
        "党政办公室",
        "<p>报告全文见“信息公开”栏目中的“年度报告”。</p>",
    ),
    (
        datetime.date(2026, 10, 12),
        "2026级新生开学典礼举行",
        "学生工作处",
        "<p>四千余名本科新生参加典礼。</p>",
    ),
    (
        datetime.date(2026, 9, 15),
        "学校与沛川市签署科技合作协议",
        "科学技术处",
        "<p>双方将在先进材料和智能装备领域共建联合实验室。</p>",
    ),
)


@transaction.atomic
def build_site() -> None:
    """Put the university's home page in the place of Wagtail's welcome page, once."""
    site = Site.objects.get(is_default_site=True)
    if HomePage.objects.exists():
        return
    welcome = site.root_page
    home = _add(
        Page.get_first_root_node(),
        HomePage(title=SCHOOL_NAME, slug="university", introduction=INTRODUCTION),
    )
    site.root_page = home
    site.site_name = SCHOOL_NAME
    site.save()
    welcome.delete()
    _add(home, TextPage(title="学校概况", slug="about", body=ABOUT, show_in_menus=True))
    news = _add(home, NewsIndexPage(title="新闻", slug="news", show_in_menus=True))
    for number, (day, title, source, body) in enumerate(NEWS, 1):
        page = NewsPage(
            title=title,
            slug=f"news-{number}",
            published_on=day,
            source=source,
            body=body,
        )
        _add(news, page)


def _add(parent: Page, page: Page) -> Page:
    page.live = False
    parent.refresh_from_db()
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page
