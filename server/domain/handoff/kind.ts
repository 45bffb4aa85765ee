/** A kind of information that a reply may ask for. */
export interface Kind {
  /** How it is asked. */
  asks: RegExp;
  /** How a customer gives it; global. What the question says itself is no answer to it. */
  gives: RegExp;
  /** Share of the question's other words that the sentence must hold as well, 0..1: numbers and dates come in many meanings, a
   *  browser speaks for itself. */
  link?: number;
}
