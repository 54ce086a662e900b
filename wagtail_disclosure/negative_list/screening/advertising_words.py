"""Words of advertising that nobody at a university wrote."""

from __future__ import annotations

_OFFERS = """
博彩 必威体育 betway 代写论文 代发论文 赌场 百家乐 老虎机 真人娱乐 真人视讯 真人荷官
性感荷官 娱乐城 娱乐场 体育投注 投注网 投注平台 投注站点 彩票平台 彩票网 购彩
时时彩 六合彩 一肖一码 特码资料 北京赛车 幸运飞艇 开户送 首存 首充 返水 送彩金
彩金 棋牌游戏 棋牌平台 棋牌娱乐 电竞投注 电子游艺 捕鱼游戏 滚球 买球 赌球
足球外围 外围投注 澳门葡京 新葡京 威尼斯人 澳门金沙 皇冠体育 皇冠现金 bet365
万博体育 亚博 乐鱼体育 华体会 米兰体育 爱游戏 九游体育 开云体育 必威 雷火电竞
体育app 体育官网 体育注册 体育平台 体育登录 体育下载 凤凰彩票 大发彩票 网上赌
在线赌 赌博网站 现金网 信誉网投 网投平台 下注平台 斗牛棋牌 炸金花 德州扑克 必中
稳赚 包赢 pk10 casino 无抵押 秒到账 秒下款 秒批 黑户 当天放款 当天下款 快速放款
私人放款 信用卡套现 花呗套现 白条套现 套现 不看征信 无视征信 无视黑白 急用钱
私人贷款 网贷口子 贷款口子 下款快 凭身份证贷款 空放 裸贷 高炮 放款快 极速放款
成人视频 成人电影 成人网站 黄色网站 黄片 色情视频 裸聊 一夜情 约炮 同城约会
上门服务 激情视频 高清无码 楼凤 外围女 援交 包夜 情色 三级片 av在线 亚洲av
国产精品 久久精品 在线观看免费 日韩欧美 偷拍 学生妹 大保健 特殊服务 迷药 春药
催情 少妇 porn xxx视频 性爱 代开发票 办理假证 刻章办证 代办文凭 办证刻章 代孕
枪手代考 代考
"""
_BRANDS = """
澳门新葡京 新葡京 澳门葡京 葡京娱乐 新葡萄京 威尼斯人 澳门金沙 金沙娱乐
澳门永利 永利皇宫 永利娱乐 银河娱乐 银河国际 澳门银河 太阳城集团 太阳城娱乐
云顶国际 云顶娱乐 皇冠体育 皇冠现金 皇冠国际 开云体育 华体会 乐鱼体育 米兰体育
九游体育 星空体育 杏彩体育 天博体育 火狐体育 欧宝体育 沙巴体育 明升体育
万博体育 必一体育 泛亚电竞 雷火电竞 贝博体育 贝博艾弗森 金宝博 乐天堂 伟德国际
优德88 大发888 凯发k8 环亚ag ag真人 ob体育 pg电子 mg电子 cq9电子 bbin cq9
beplay betway bet365 188bet 12bet fun88 博狗 k8凯发 kaiyun hth体育 凤凰彩票
大发彩票 时时彩 六合彩 幸运飞艇 开元棋牌 问鼎娱乐 hth 爱游戏体育 爱游戏app
亚博体育 必威体育 亚博app 半岛体育app 江南体育app 完美体育app
"""
_CALLS = """
官网 官方网站 登录 登陆 注册 下载 app 入口 网址 手机版 网页版 客户端 娱乐 开户
客服 加微信 加qq 加薇 微信号 扣扣 代理 最新版 平台 首页 全站 登入 点击 立即
提现 优惠 送38 送58 送88 充值 线路 备用 免费 在线 直播 试玩 安卓 苹果 ios
欧洲杯 世界杯 英超 欧冠 电竞 足球 真人 彩票 棋牌 游戏 信誉 一流 欢迎您 vip 包邮
信用贷款 无需担保 额度高 小额贷款 大学生贷款 低息贷款 应急贷款 凭身份证 电话
办理 额度 联系 观看 视频 美女 小姐 精品 同城 24小时 微信
"""
# What is offered. In warnings these words stand too, but nobody is invited there.
OFFERS = tuple(_OFFERS.split())
# Names of such sites, which stand in hardly any other text: a link beside is enough.
BRANDS = tuple(_BRANDS.split())
# How readers are drawn in. Every official site has some of these words, few have all.
CALLS = tuple(_CALLS.split())
# Behind digits they are the name of such a site.
BRAND_WORDS = ("体育", "娱乐", "彩票", "棋牌", "电竞")
