// The demo's faces side by side: each in a frame of its true size, scaled down, under a session of its own.

import { _ } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { Button, Icon, html, mount, useEffect, useRef, useState } from "../base/ui.js";
import { faceOfAccount, faceOfBadge, faceOfScrutineer, numbered } from "./demo-faces.js";
import { addressOf, prepare } from "./windows.js";

/** @typedef {import("./windows.js").Face} Face */

const TABLETS = [1, 60, 120];

/** @returns {Face[]} */
function faces() {
  const byRole = Object.fromEntries(initial.demo.accounts.map((/** @type {any} */ a) => [a.role, a]));
  const accounts = ["chair", "screen", "gate"].map((role) => faceOfAccount(byRole[role]));
  const badges = numbered(initial.demo.badges);
  return [...accounts, ...TABLETS.map((number) => faceOfBadge(badges[number - 1]))];
}

/** @returns {Face[]} */
const scrutineers = () => numbered(initial.demo.badges).filter((badge) => badge.scrutineer).map(faceOfScrutineer);

/** @param {{face: Face}} props */
function Tile({ face }) {
  const box = useRef(/** @type {HTMLDivElement|null} */ (null));
  const [state, setState] = useState({ ready: false, error: "", scale: 0.4 });
  useEffect(() => {
    prepare(face).then(
      () => setState((s) => ({ ...s, ready: true })),
      (error) => setState((s) => ({ ...s, error: error.message })),
    );
    const element = /** @type {HTMLDivElement} */ (box.current);
    const fit = new ResizeObserver(() => setState((s) => ({ ...s, scale: element.clientWidth / face.width })));
    fit.observe(element);
    return () => fit.disconnect();
  }, []);
  const size = { width: `${face.width}px`, height: `${face.height}px`, transform: `scale(${state.scale})` };
  return html`<section class="tile">
    <header><h2>${face.title}</h2>
      <a class="btn -quiet -sm" href=${addressOf(face)} target="_blank" rel="noopener"><${Icon} name="box-arrow-up-right" /><span>${_("单独打开")}</span></a></header>
    <div class="tile-box" ref=${box} style=${{ aspectRatio: `${face.width} / ${face.height}` }}>
      ${state.error && html`<p class="tile-error">${state.error}</p>`}
      ${state.ready && html`<iframe title=${face.title} src=${addressOf(face)} style=${size} allow="camera"></iframe>`}
    </div>
  </section>`;
}

function SideBySide() {
  const [withScrutineers, setWithScrutineers] = useState(false);
  const others = scrutineers();
  const wanted = withScrutineers ? [...faces(), ...others] : faces();
  return html`<div class="side">
    <header class="side-head"><h1>${_("各个界面并排打开")}</h1><div class="row">
      ${others.length > 0 && !withScrutineers && html`<${Button} icon="key" onClick=${() => setWithScrutineers(true)}>${_("再打开监票人的平板")}<//>`}
      <${Button} kind="quiet" icon="arrow-left" href=${url("/")}>${_("返回起始页")}<//></div></header>
    <div class="tiles">${wanted.map((face) => html`<${Tile} key=${face.window} face=${face} />`)}</div>
  </div>`;
}

mount(SideBySide);
