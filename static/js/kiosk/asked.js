// What an election or a ranking asks for, in one line. Pure.

import { _, count } from "../base/i18n.js";

/** @param {any} paper */
const numbers = ({ options, choose }) => ({ n: count(options.length), k: count(choose) });

/** As many candidates as 应选, or more. @param {any} paper */
export function electText(paper) {
  return paper.choose === paper.options.length
    ? _("等额选举：候选人 %(n)s 名，应选 %(k)s 名", numbers(paper)) : _("差额选举：候选人 %(n)s 名，应选 %(k)s 名", numbers(paper));
}

/** @param {any} paper */
export function rankText(paper) {
  return paper.choose === paper.options.length ? _("共 %(n)s 项，请全部排序", numbers(paper)) : _("共 %(n)s 项，请排出前 %(k)s 名", numbers(paper));
}
