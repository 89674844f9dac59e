// Who was withdrawn in the middle of the poll: what was chosen of them goes out of the draft, so that what is sent is what is read.

import { useEffect } from "../../ui.js";
import { stillAsked, withdrawnOf } from "./lines.js";

/** Who was withdrawn. @param {{hall: any, ballot: any, poll: any, draft: any}} shown @param {"choosing"|"review"} step the step that is shown @returns {Set<string>} */
export function useWithdrawn({ hall, ballot, poll, draft }, step) {
  const withdrawn = withdrawnOf(hall.state.value);
  const grades = draft.grades ?? {};
  useEffect(() => {
    const left = stillAsked(poll.paper, grades, withdrawn);
    if (left !== grades) ballot.change({ grades: left }, step);
  });
  return withdrawn;
}
