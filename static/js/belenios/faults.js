// What is wrong with a piece of an election: the same codes as the server's.

/** One check that failed: its code, the place, and a sentence for the log. */
export class Fault extends Error {
  /** @param {string} code @param {string} where @param {string} message */
  constructor(code, where, message) {
    super(message);
    this.name = "Fault";
    this.code = code;
    this.where = where;
  }

  /** The same fault seen from outside: its place is inside `place`. @param {string} place */
  within(place) {
    return new Fault(this.code, this.where ? `${place}, ${this.where}` : place, this.message);
  }
}
