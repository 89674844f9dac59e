/** Whether a panel covers the pages, so that a choice in it closes it. */
export const narrow = () => window.matchMedia("(max-width: 900px)").matches;
