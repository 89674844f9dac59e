// All views of the documents on the tablet.

export { Attendant } from "./attendant.js";
export { Book, ItemDocuments } from "./book.js";
export { Reading } from "./reading.js";
