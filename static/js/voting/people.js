// Who is on the roll, to be found by name: candidates, people to appoint.

import { get } from "../base/api.js";
import { html, useEffect, useState } from "../base/ui.js";

/** @typedef {{person_id: string, name: string, delegation: string}} Nominee no two names are alike */

/** Everybody on the meeting's roll; empty until they are there, and where they cannot be fetched. @param {string} meetingId @returns {Nominee[]} */
export function useNominees(meetingId) {
  const [people, setPeople] = useState(/** @type {Nominee[]} */ ([]));
  useEffect(() => {
    let alive = true;
    get(`/meetings/${meetingId}/nominees`).then((all) => alive && setPeople(all), () => undefined);
    return () => { alive = false; };
  }, [meetingId]);
  return people;
}

/** The roster's id of a name; empty where nobody is called so. @param {Nominee[]} people @param {string} name */
export function personOf(people, name) {
  const bare = name.replace(/\s+/gu, "");
  return people.find((one) => one.name === bare)?.person_id ?? "";
}

/** What inputs with `list="nominees"` offer. @param {{people: Nominee[]}} props */
export function NomineeList({ people }) {
  return html`<datalist id="nominees">${people.map((one) => html`<option key=${one.person_id} value=${one.name}>${one.delegation}</option>`)}</datalist>`;
}
