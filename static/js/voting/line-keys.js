// The keys of a line in a table that is edited: up, down, away.

import { _ } from "../base/i18n.js";
import { Button, html } from "../base/ui.js";

/** @param {string} icon @param {string} word @param {{title?: string, disabled: boolean, onClick: () => void}} props */
function key(icon, word, props) {
  return html`<${Button} size="sm" kind="quiet" class="-plain" icon=${icon} aria-label=${word} ...${props} />`;
}

/**
 * @param {{place: number, last: number, number?: number, fixed?: boolean, onMove: (to: number) => void, onRemove: () => void}} props
 *   number: the line's, said with each key; fixed: nothing can be done
 */
export function LineKeys({ place, last, number, fixed = false, onMove, onRemove }) {
  const n = { n: number };
  const [up, down, away] = number ? [_("%(n)s 上移", n), _("%(n)s 下移", n), _("%(n)s 删除", n)] : [_("上移"), _("下移"), _("删除")];
  const title = (/** @type {string} */ word) => (number ? undefined : word);
  return html`${key("chevron-up", up, { title: title(up), disabled: fixed || place === 0, onClick: () => onMove(place - 1) })}
    ${key("chevron-down", down, { title: title(down), disabled: fixed || place === last, onClick: () => onMove(place + 1) })}
    ${key("trash", away, { title: title(away), disabled: fixed, onClick: onRemove })}`;
}
