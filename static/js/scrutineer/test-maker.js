// Making a test ballot: choose, seal, register its code, and only then tell the randomness.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Icon, html, useState } from "../tablet/ui.js";
import { Big, Code, Step, Trouble } from "./parts.js";
import { Holds, TestPaper, emptyChoices, isComplete } from "./test-paper.js";

/** @param {{setup: any, sealer: import("../belenios/client.js").Sealer, onMade: () => void}} props */
export function TestMaker({ setup, sealer, onMade }) {
  const { poll, election, questions } = setup;
  const [begun, setBegun] = useState(false);
  const [choices, setChoices] = useState(() => emptyChoices(questions));
  const [sealed, setSealed] = useState(/** @type {any} */ (null)); // known to this page alone until it is revealed
  const [entry, setEntry] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));

  async function seal() {
    setError(null);
    const made = await sealer.ask("sealTest", { election, choices });
    setSealed(made);
    await register(made);
  }

  /** @param {any} made */
  async function register({ ballot, code }) {
    setError(null);
    setEntry(await post(`/polls/${poll}/test-ballots`, { ballot, code }));
    onMade();
  }

  async function reveal() {
    setError(null);
    const { randomness } = sealed;
    setEntry(await post(`/test-ballots/${entry.id}/reveal`, { randomness, choices }));
    onMade();
  }

  function again() {
    setChoices(emptyChoices(questions));
    setSealed(null);
    setEntry(null);
    setError(null);
  }

  const trouble = html`<${Trouble} error=${error} />`;
  if (!begun) {
    return html`<div class="step-actions"><${Big} icon="plus-lg" label=${_("做一张试验票")} onClick=${() => setBegun(true)} /></div>`;
  }
  if (!sealed) {
    const complete = questions.every((/** @type {any} */ one, /** @type {number} */ i) => isComplete(one, choices[i]));
    return html`<${Step} label=${_("第一步")} what=${_("随便选一选，封成试验票")}
      actions=${html`<${Big} icon="lock-fill" label=${_("封成试验票")} disabled=${!complete} onClick=${seal} onError=${setError} />`}>
      <${TestPaper} questions=${questions} choices=${choices} onChange=${setChoices} />${trouble}<//>`;
  }
  if (!entry?.randomness) {
    return html`<${Step} tone="live" label=${_("第二步")} what=${_("请记下编号，然后揭示随机数")} actions=${entry
      ? html`<${Big} icon="unlock" label=${_("揭示随机数")} onClick=${reveal} onError=${setError} />`
      : error && html`<${Big} icon="arrow-clockwise" label=${_("重新登记")} onClick=${() => register(sealed)} onError=${setError} />`}>
      <${Code} code=${sealed.code} label=${_("试验票编号")} />
      <p class="t-lg"><${Icon} name=${entry ? "check-circle-fill" : "hourglass-split"} /> ${entry ? _("编号已经登记。揭示之前，请不要离开或刷新本页。") : _("正在登记编号……")}</p>${trouble}<//>`;
  }
  return html`<${Step} tone="ok" label=${_("第三步")} what=${_("请到另一台设备上验算")}
    actions=${html`<${Button} size="lg" icon="plus-lg" onClick=${again}>${_("再做一张")}<//>`}>
    <${Code} code=${sealed.code} label=${_("试验票编号")} />
    <p class="t-lg">${_("在另一台设备上打开“试验票”，找到这个编号：那台设备自己验算出的内容应当是：")}</p>
    <${Holds} questions=${questions} choices=${choices} />${trouble}<//>`;
}
