// The test ballots of a poll: each that was revealed is checked here, by this device.

import { get } from "../base/api.js";
import { _, time } from "../base/i18n.js";
import { Busy, EmptyState, ErrorNote, Icon, Tag, html, useEffect, useRef, useState } from "../tablet/ui.js";
import { Fault } from "../belenios/faults.js";
import { Trouble } from "./parts.js";
import { Holds } from "./test-paper.js";

const LOOK_EVERY = 5000;

/** The list, asked for again and again while the page is looked at. @param {string} poll @param {number} made counts what was made here */
function useTests(poll, made) {
  const [tests, setTests] = useState(/** @type {any[]|null} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  useEffect(() => {
    let over = false;
    let timer = 0;
    const look = async () => {
      try {
        const found = document.visibilityState === "visible" ? await get(`/polls/${poll}/test-ballots`) : null;
        if (over) return;
        if (found) setTests(found);
        setError(null);
      } catch (problem) {
        if (over) return;
        setError(problem);
      }
      timer = window.setTimeout(look, LOOK_EVERY);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [poll, made]);
  return { tests, error };
}

/** What this device found of each revealed ballot: true, or a fault. @param {any[]|null} tests @param {any} setup @param {import("../belenios/client.js").Sealer} sealer */
function useChecks(tests, { election, credentials }, sealer) {
  const [checks, setChecks] = useState(/** @type {Record<string, true|Fault>} */ ({}));
  const begun = useRef(new Set());
  useEffect(() => {
    for (const { id, ballot, code, randomness, choices } of tests ?? []) {
      if (!randomness || begun.current.has(id)) continue;
      begun.current.add(id);
      sealer.ask("checkTest", { election, credentials, ballot, randomness, choices })
        .then((found) => (found.code === code ? true : new Fault("test.code", "code", "not the code of this ballot")), (fault) => fault)
        .then((found) => setChecks((before) => ({ ...before, [id]: found })));
    }
  }, [tests]);
  return checks;
}

/** @param {{test: any, check: true|Fault|undefined, questions: any[]}} props */
function One({ test, check, questions }) {
  const state = !test.randomness ? html`<${Tag} kind="warn" icon="hourglass-split">${_("未揭示")}<//>`
    : check === true ? html`<${Tag} kind="ok" icon="check-circle-fill">${_("验算通过")}<//>`
      : check ? html`<${Tag} kind="bad" icon="x-circle-fill">${_("验算不通过")}<//>` : html`<${Tag} kind="info" icon="hourglass-split">${_("正在验算")}<//>`;
  return html`<li class="card test-one"><div class="test-one-head"><span class="code">${test.code}</span>${state}
      <span class="muted">${_("%(name)s 制作，%(at)s", { name: test.made_by, at: time(test.made_at) })}</span></div>
    ${check === true && html`<${Holds} questions=${questions} choices=${test.choices} />
      <p class="test-proof"><${Icon} name="shield-check" size="lg" />${_("本机验算：票里装的正是以上内容；签名凭据不在名册上，永远不能计票。")}</p>`}
    ${check && check !== true && html`<${Trouble} error=${check} />`}</li>`;
}

/** @param {{setup: any, sealer: import("../belenios/client.js").Sealer, made: number}} props */
export function TestList({ setup, sealer, made }) {
  const { tests, error } = useTests(setup.poll, made);
  const checks = useChecks(tests, setup, sealer);
  return html`<section class="stack"><h2>${_("各台设备做的试验票，由本机验算")}</h2>
    <${ErrorNote} error=${error} />
    ${!tests ? html`<${Busy} />` : tests.length === 0 ? html`<${EmptyState} icon="inbox" title=${_("还没有试验票")} />`
      : html`<ol class="test-list">${[...tests].reverse().map((one) => html`<${One} key=${one.id} test=${one} check=${checks[one.id]} questions=${setup.questions} />`)}</ol>`}
  </section>`;
}
