// The bounds of documents/rules/notes.py that a hand can reach.

export const LONGEST_STROKE = 4000;
export const LONGEST_TEXT = 2000;
