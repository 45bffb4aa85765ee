/** Thrown where an import is another process's by now: whoever has it goes on, this one stops. */
export class LostHistoryImport extends Error {}
