import pytest

from tests.negative_list.screening.wording import aspects, findings
from wagtail_disclosure.negative_list.screening.texts import Role, Text

CODE = "injected"


@pytest.mark.parametrize(
    "text",
    [
        "澳门新葡京娱乐城-官网",
        "无抵押贷款当天放款不看征信加微信12345",
        "成人视频在线观看高清无码 裸聊",
        "百家乐,老虎机,真人娱乐,注册送彩金",
        "六合彩特码资料，一肖一码中特",
        "大学生贷款 凭身份证 秒到账",
        "6688体育专业提供:6688体育66886688体育注册等服务,最新官网平台、登录、入口、网址、娱乐",
        Text("https://www.888casino.com/", role=Role.LINK),
    ],
)
def test_advertising_is_found(text: Text | str) -> None:
    assert aspects(CODE, text) == ["advertising"]


@pytest.mark.parametrize(
    "text",
    [
        "关于做好国家助学贷款工作的通知：请登录官网注册，下载app，在线办理，联系电话，客服",
        "助学贷款无需担保、无抵押，利息由财政贴息，额度高",
        "彩票公益金资助项目公告",
        "警惕校园贷、套路贷、裸贷，远离无抵押、秒到账等网络贷款骗局",
        "严禁参与网络赌博，百家乐、时时彩、六合彩均属违法",
        "学校举办世界杯足球赛直播观看活动",
        "体育学院官网登录入口 注册 下载 平台 首页",
        "2023体育节报名平台，注册、登录、下载",
        "国家开发银行信用贷款办理电话",
    ],
)
def test_ordinary_notices_and_warnings_are_none(text: str) -> None:
    assert aspects(CODE, text) == []


def test_emoji_are_named_once_a_text() -> None:
    [finding] = findings(CODE, "各单位😀要认真落实👏，确保🎉到位")
    assert (finding.aspect, finding.start) == ("emoji", 3)


@pytest.mark.parametrize("text", ["请注意⚠️各单位", "工作要点❤", "报名已完成✅"])
def test_pictures_of_the_basic_plane_are_emoji(text: str) -> None:
    assert aspects(CODE, text) == ["emoji"]


@pytest.mark.parametrize(
    "text", ["✅报名", "是√否×", "电话☎62901234", "重点★项目", "→下页"]
)
def test_signs_of_print_are_no_emoji(text: str) -> None:
    assert aspects(CODE, text) == []


def test_an_emoji_that_opens_a_line_is_a_bullet() -> None:
    assert aspects(CODE, "🎉欢迎新同学") == []


@pytest.mark.parametrize(
    "text",
    [
        "锘挎暀鑲插巺",
        "鍏充簬鍏紑鎷涜仒鐨勯€氱煡",
        "\ufffd\ufffd大学",
        "cafÃ©",
        "烫烫烫烫",
    ],
)
def test_wrong_encodings_are_found(text: str) -> None:
    assert aspects(CODE, text) == ["mojibake"]
