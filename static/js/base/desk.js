// The buttons that the templates themselves draw: language and sign-out.

import { setLanguage } from "./i18n.js";
import { url } from "./page.js";
import { endSession } from "./session.js";
import { tell } from "./ui/basics.js";

for (const button of document.querySelectorAll("button[data-language]")) {
  button.addEventListener("click", () => {
    setLanguage(/** @type {any} */ (button).dataset.language).catch(tell);
  });
}

for (const button of document.querySelectorAll("button[data-sign-out]")) {
  button.addEventListener("click", async () => {
    /** @type {HTMLButtonElement} */ (button).disabled = true;
    try {
      await endSession();
      location.assign(url("/login"));
    } catch (error) {
      tell(error);
      /** @type {HTMLButtonElement} */ (button).disabled = false;
    }
  });
}
