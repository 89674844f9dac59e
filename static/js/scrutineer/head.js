// The head of the scrutineers' pages: what it is, who sits here, the way back.

import { _ } from "../base/i18n.js";
import { url } from "../base/page.js";
import { Button, FaceHeader, LanguageSwitch, html } from "../tablet/ui.js";
import { seatText } from "../tablet/words.js";

/** @param {{hall: any, title: string, back?: string}} props */
export function Head({ hall, title, back = "/tablet" }) {
  const { me, meeting } = hall.state.value;
  return html`<${FaceHeader} title=${`${title} · ${meeting?.title ?? ""}`} person=${me?.name} seat=${me?.seat ? seatText(me.seat) : ""}
    online=${hall.online} serverNow=${hall.serverNow}>
    <${LanguageSwitch} />
    ${me && html`<${Button} icon="arrow-left" class="head-back" href=${url(back)}>${back === "/tablet" ? _("返回平板") : _("返回")}<//>`}
  <//>`;
}
