// Begin a term (届).

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Dialog, Field, Form, html, toast, useState } from "../base/ui.js";
import { chineseNumber } from "./words.js";

/** @param {{onClose: () => void, onMade: (term: any) => void, last?: any}} props last: the latest term so far */
export function TermDialog({ onClose, onMade, last }) {
  const year = new Date().getFullYear();
  const first = last ? Number(last.ends_on.slice(0, 4)) : year;
  const [number, setNumber] = useState(String((last?.number ?? 0) + 1));
  const [title, setTitle] = useState("");
  const [starts, setStarts] = useState(`${first}-01-01`);
  const [ends, setEnds] = useState(`${first + 4}-12-31`);
  const suggested = `第${chineseNumber(Number(number))}届人民代表大会`;
  async function make() {
    const term = await post("/terms", {
      number: Number(number), title: title.trim() || suggested, starts_on: starts, ends_on: ends,
    });
    toast(_("已建立“%(title)s”", { title: term.title }), "ok");
    onMade(term);
  }
  return html`<${Dialog} open title=${_("新建一届")} onClose=${onClose}>
    <${Form} onSubmit=${make} submitLabel=${_("建立")}>
      <div class="form-row">
        <${Field} label=${_("第几届")} type="number" min="1" max="99" required value=${number} onInput=${setNumber} />
        <${Field} label=${_("名称")} value=${title} onInput=${setTitle} placeholder=${suggested} maxlength="100"
          help=${_("不填就用浅色的名称")} />
      </div>
      <div class="form-row">
        <${Field} label=${_("开始日期")} type="date" required value=${starts} onInput=${setStarts} />
        <${Field} label=${_("结束日期")} type="date" required value=${ends} onInput=${setEnds} />
      </div>
    <//>
  <//>`;
}
