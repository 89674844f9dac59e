// What is wrong, and what to do about it, in plain words.

import { ApiError } from "../base/api.js";
import { _ } from "../base/i18n.js";

/** @typedef {{title: string, text: string}} Words */

/** By the whole code, else by what stands before the dot. @type {Record<string, () => Words>} */
const FAULTS = {
  "backup.malformed": () => ({ title: _("这不是钥匙的备份"), text: _("备份以 BK1 开头。请扫描备份纸上的二维码，或照着输入全部字符，注意大小写。") }),
  "backup.misread": () => ({ title: _("有字符输错了"), text: _("请对照备份逐个检查，注意大小写，或改为扫描二维码。") }),
  "backup.other_key": () => ({ title: _("这是另一把钥匙的备份"), text: _("请找出本次会议、写着您本人姓名的备份。") }),
  "backup.other_kind": () => ({ title: _("这是另一把钥匙的备份"), text: _("请找出本次会议、写着您本人姓名的备份。") }),
  "tally.owner": () => ({ title: _("本机的钥匙打不开这个票箱"), text: _("请用您本人在本次会议的备份恢复钥匙，并告诉主持人。") }),
  "tally.encrypted_tally": () => ({ title: _("系统给出的总和与本机算出的不一致"), text: _("不要开箱。请立即告诉主持人：加密总和不符。") }),
  "box.ballots": () => ({ title: _("本机收到的票数与公布的不一致"), text: _("不要开箱。请立即告诉主持人：票数不符。") }),
  "box.head": () => ({ title: _("票箱码与公布的不一致"), text: _("不要开箱。请立即告诉主持人：票箱码不符。") }),
  "again.same_ballot": () => ({ title: _("票箱里有两张完全相同的票"), text: _("不要开箱。请立即告诉主持人：有重复的票。") }),
  setup: () => ({ title: _("监票人的钥匙没有通过核对"), text: _("请告诉主持人停下来，由会务人员重新开始生成钥匙。") }),
  channel: () => ({ title: _("收到的钥匙片段没有通过核对"), text: _("请告诉主持人停下来，由会务人员重新开始生成钥匙。") }),
  test: () => ({ title: _("试验票没有通过验算"), text: _("请记下这张票的编号，立即告诉主持人。") }),
  choices: () => ({ title: _("试验票的内容不合规则"), text: _("请记下这张票的编号，立即告诉主持人。") }),
  worker: () => ({ title: _("本机没有算完"), text: _("请刷新页面再试；仍不行时，换一台平板，用备份恢复钥匙。") }),
};

/** Something is wrong with a ballot or the election. @returns {Words} */
const wrong = () => ({ title: _("票箱里有一张票没有通过核对"), text: _("不要开箱。请立即告诉主持人。") });

/** @param {any} error a Fault, a refusal of the server, or an error whose message can be shown @returns {Words & {code: string, where: string}} */
export function explained(error) {
  const code = String(error?.code ?? "");
  if (error instanceof ApiError) return { title: error.message, text: "", code: error.status >= 500 ? code : "", where: "" };
  if (!code || error instanceof DOMException) return { title: error?.message ?? "", text: "", code: "", where: "" };
  const words = (FAULTS[code] ?? FAULTS[code.split(".")[0]] ?? wrong)();
  return { ...words, code, where: error.where ?? "" };
}
