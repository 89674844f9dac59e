// Answers that come in another order than they were asked for: one that was overtaken by a later question's is not shown.

/** @returns {() => () => boolean} call it when asking; what it returns says, when answered, whether to show the answer */
export function makeTurns() {
  let asked = 0;
  let shown = 0;
  return () => {
    asked += 1;
    const mine = asked;
    return () => {
      if (mine < shown) return false;
      shown = mine;
      return true;
    };
  };
}
