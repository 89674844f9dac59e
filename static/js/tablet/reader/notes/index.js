// Notes in the reader: ink over the pages, the tools for it, bookmarks, the list.

import { _ } from "../../../base/i18n.js";
import { styles } from "../../../base/styles.js";
import { html } from "../../ui.js";
import { PanelButton, ToolButton } from "../bar.js";
import { addLayer } from "../layers.js";
import { READING } from "../reader.js";
import { addTool } from "../tools.js";
import { INK } from "./desk.js";
import { InkLayer, useNotes } from "./ink-layer.js";
import { NotesList } from "./list.js";
import { InkBar } from "./toolbar.js";

/** @param {{reader: import("../reader.js").Reader}} props */
function InkButton({ reader }) {
  const writes = reader.mode.value === INK;
  return html`<${ToolButton} icon="late:pen" label=${_("批注")} pressed=${writes} onClick=${() => { reader.mode.value = writes ? READING : INK; }} />`;
}

/** @param {{reader: import("../reader.js").Reader}} props */
function BookmarkButton({ reader }) {
  const notes = useNotes(reader);
  const page = reader.page.value;
  const mark = notes.of(page).value.find((note) => note.kind === "bookmark");
  const toggle = () => (mark ? notes.remove([mark]) : notes.add(page, "bookmark", { label: "" }));
  return html`<${ToolButton} icon=${mark ? "late:bookmark-fill" : "late:bookmark"} label=${_("书签")} pressed=${Boolean(mark)} onClick=${toggle} />`;
}

void styles("notes").catch(() => {});
addLayer({ id: "ink", order: 20, component: InkLayer });
addTool({ id: "ink", order: 30, component: InkButton });
addTool({ id: "ink-bar", order: 31, bar: true, component: InkBar });
addTool({ id: "bookmark", order: 40, component: BookmarkButton });
addTool({
  id: "notes", order: 45,
  component: ({ reader }) => html`<${PanelButton} reader=${reader} id="notes" icon="journal-text" label=${_("批注列表")} />`,
  panel: { title: () => _("我的批注"), component: NotesList },
});
