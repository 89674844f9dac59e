// Texts that are sent again and again; what stands in brackets is filled in.

import { _ } from "../base/i18n.js";

export const TEMPLATES = () => [
  { label: _("请就座"), text: _("请各位代表就座，会议即将开始。"), urgent: false },
  { label: _("10 分钟后开会"), text: _("会议将在 10 分钟后开始，请提前入场签到。"), urgent: false },
  { label: _("休息"), text: _("现在休息 15 分钟，请按时返回会场。"), urgent: false },
  { label: _("用餐"), text: _("午餐在一楼餐厅，11:40 至 13:00 凭代表证就餐。"), urgent: false },
  { label: _("车辆"), text: _("返程车辆在北门上车，会议结束 15 分钟后发车。"), urgent: false },
  { label: _("分组审议"), text: _("下午 2:30 分组审议，请各代表团到指定会议室。"), urgent: false },
  { label: _("领取材料"), text: _("请到会务组领取会议材料。"), urgent: false },
  { label: _("紧急"), text: _("请大家保持安静，听从现场工作人员引导。"), urgent: true },
];
