/** Something the person at the keyboard can mend: printed as its one sentence, without a stack. */
export class Failure extends Error {
  constructor(sentence, { exitCode, cause } = {}) {
    super(sentence, { cause });
    this.name = "Failure";
    this.exitCode = exitCode;
  }
}
