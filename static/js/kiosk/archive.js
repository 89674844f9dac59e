// Filing a meeting: one signed zip, how it is checked, and the fingerprint that belongs on paper.

import { download, get } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { initial } from "../base/page.js";
import { Busy, Button, Card, ErrorNote, Notice, html, mount, toast, useEffect, useState } from "../base/ui.js";

const id = initial.meeting_id;

/** @param {{meeting: any}} props */
function Make({ meeting }) {
  const make = async () => {
    await download(`/meetings/${id}/archive`, {});
    toast(_("存档文件已生成，请复制到档案介质并打印指纹"), "ok");
  };
  if (meeting.rehearsal) return html`<${Notice} kind="warn" title=${_("演练会议不存档")} />`;
  if (meeting.state !== "ended") {
    return html`<${Notice} kind="info" title=${_("会议结束后才能存档")}>${_("请先在主持台或“会议与议程”页宣布闭会。闭会后名册、签到、表决都不再变化。")}<//>`;
  }
  return html`<div class="row"><${Button} kind="primary" size="lg" icon="file-earmark-zip" onClick=${make}>${_("生成存档文件")}<//></div>`;
}

function Archive() {
  const [held, setHeld] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const load = () => {
    setError(null);
    Promise.all([get(`/meetings/${id}`), get("/archive-key")]).then(([{ meeting }, key]) => setHeld({ meeting, key }), setError);
  };
  useEffect(load, []);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!held) return html`<${Busy} />`;
  const command = `python verify.py ${_("存档文件")}.zip --key ${held.key.fingerprint}`;
  return html`<div class="stack -loose">
    <div class="page-head"><div><h1>${_("存档")}</h1><p class="note">${_("一个文件装下整次会议：名册、签到、议程、表决、选票、结果、报告和日志，并由本机构的密钥签名。")}</p></div></div>
    <${Make} meeting=${held.meeting} />
    <${Card} title=${_("签名密钥的指纹")} note=${_("请打印并归入纸质档案。日后校验时，凭它确认存档出自本机构。")}>
      <p class="num t-lg"><code>${held.key.fingerprint}</code></p>
    <//>
    <${Card} title=${_("怎样校验")} note=${_("任何一台装有 Python 和 cryptography 的电脑都可以，不需要本系统。")}>
      <ol class="stack -tight"><li>${_("从压缩包中取出 verify.py。")}</li>
        <li>${_("在它旁边放上存档文件，运行：")} <code>${command}</code></li>
        <li>${_("显示 OK 即完整无改动；否则逐行说明哪里不对。")}</li></ol>
    <//>
  </div>`;
}

mount(Archive);
