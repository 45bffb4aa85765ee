import type { ErrorSignature, Span } from "./understanding";

const maxSignatures = 10;
const maxMessage = 160;

/** An error as it stands in a text, with what identifies it. */
interface Finding {
  span: Span;
  key: string;
}

/** `SomethingError: message` up to the end of its line; the message is what the masking is for. */
const exceptionLine =
  /(?<![\p{L}\p{N}_.$])(?:[a-z]\w{0,20}\.){0,6}[A-Z]\w{0,40}(?:Error|Exception|Fault)(?::[ \t]{0,4}[^\n]{1,160})?/gu;
/** What a runtime or driver prints where no class says Error: `Error: message`, `psycopg2.errors.UniqueViolation: message`,
 *  `panic: message`, `FATAL: message`. In lower case only at the beginning of a line: "don't panic: we wait" is no fault.
 *  A class that follows says more and is read as above. */
const plainError =
  /(?<![\p{L}\p{N}_.$-])(?:(?:Uncaught |Unhandled )?(?:Error|Exception)|(?:[a-z]\w{0,20}\.){1,6}[A-Z]\w{2,40}|FATAL|ERROR|(?<=^[\d\sTZ:.,+[\]|>/-]{0,40})(?:panic|fatal)):[ \t]{1,4}(?=[\p{L}"'`[(])(?![\w.]{1,80}(?:Error|Exception|Fault)\b)[^\n]{3,160}/gmu;
/** Codes nobody writes by chance: ERR_TIMEOUT, ECONNRESET, E4117, AADSTS50011, 0x80070643, UNABLE_TO_LOCK_ROW. */
const plainCode =
  /(?<![\p{L}\p{N}_-])(?:ERR_[A-Z0-9_]{2,40}|E[A-Z]{5,12}|E\d{3,5}|[A-Z]{4,8}\d{4,6}|0x[0-9a-fA-F]{8}|[A-Z]{3,20}(?:_[A-Z0-9]{2,20}){1,6})(?![\p{L}\p{N}_])/gu;
/** AUTH-1043 looks like an invoice number, so it counts only after a word of failure. */
const namedCode =
  /(?<![\p{L}\p{N}_])(?:error|fehler|code|failed|fails|failure|fault|exception|message)(?: code| with| w\/| number| no\.?| message)?[\s:("'=-]{1,4}([A-Za-z]{1,8}-\d{1,6}|[a-z]{2,20}(?:_[a-z]{2,20}){1,5}|\d{3,6})(?![\p{L}\p{N}_-])/giu;
const statusCode =
  /(?<![\p{L}\p{N}_])(?:HTTP(?:\/\d(?:\.\d)?)?|status(?: code)?|(?:returns?|answers?|responds?|gives?|get|got|getting|throws?)(?: an?| with| me| us| a)?)[\s:]{1,4}([45]\d\d)(?![\p{L}\p{N}%])/giu;
const statusText =
  /(?<![\p{L}\p{N}_])([45]\d\d) (?:bad request|unauthori[sz]ed|forbidden|not found|conflict|gone|too many requests|internal server error|bad gateway|service unavailable|gateway time-?out|unprocessable)/giu;
const jsonCode = /"(?:code|error|type|error_code)"\s{0,3}:\s{0,3}"([A-Za-z][\w.-]{2,40})"/g;

/** Takes out what differs between two traces of one fault: quoted values, links, mail addresses, paths, ids, hex, numbers.
 *  Hex without a digit counts from eight letters on, in pairs: no word of a message is made of a to f alone at that length. */
export function maskErrorMessage(message: string): string {
  return (
    message
      .slice(0, maxMessage)
      .replace(/https?:\/\/\S{1,160}/g, "<url>")
      .replace(/(["'`])[^"'`]{0,80}\1/g, "<value>")
      .replace(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, "<mail>")
      // Folders of Windows may hold spaces; the last part, whose end nothing marks, may not.
      .replace(/\b[A-Za-z]:\\(?:[\w.@()+-]{1,60}(?: [\w.@()+-]{1,60}){0,6}\\){0,12}[\w.@()+-]{0,60}/g, "<path>")
      .replace(/(?:[A-Za-z]:)?(?:[\\/][\w.@-]{1,60}){1,12}/g, "<path>")
      .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, "<n>")
      .replace(/\b0x[0-9a-f]{1,16}\b/gi, "<n>")
      .replace(/\b(?:[0-9a-f]{2}){4,32}\b/gi, "<n>")
      .replace(/\b(?=\w{0,40}\d)\w{1,41}\b/g, "<n>")
      .replace(/\s{1,40}/g, " ")
      .toLowerCase()
      .trim()
  );
}

/** Cyrb53 (bryc, public domain): 53 bits of a string, in hex. Not cryptographic. */
export function stableHash(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, "0");
}

function find(text: string, pattern: RegExp, keyOf: (match: RegExpExecArray) => string): Finding[] {
  const findings: Finding[] = [];
  for (const match of text.matchAll(pattern)) {
    findings.push({ span: { start: match.index, end: match.index + match[0].length }, key: keyOf(match) });
    if (findings.length === 4 * maxSignatures) break;
  }
  return findings;
}

/** An exception by its class without package, which two runtimes print differently, and its masked message. */
function exceptionKey([line]: RegExpExecArray): string {
  const [name = "", ...message] = line.split(":");
  return `exception ${name.split(".").at(-1)!.replace(/^\w+ /, "")} ${maskErrorMessage(message.join(":"))}`.trim();
}

/** Error signatures of a text in its order, at most ten, each hash once. Codes count as they stand, messages masked. */
export function readErrorSignatures(text: string): ErrorSignature[] {
  const findings = [
    ...find(text, exceptionLine, exceptionKey),
    ...find(text, plainError, exceptionKey),
    ...find(text, jsonCode, (match) => `code ${match[1]!.toLowerCase()}`),
    ...find(text, namedCode, (match) =>
      /^[45]\d\d$/.test(match[1]!) ? `http ${match[1]}` : `code ${match[1]!.toLowerCase()}`,
    ),
    ...find(text, plainCode, (match) => `code ${match[0].toLowerCase()}`),
    ...find(text, statusCode, (match) => `http ${match[1]}`),
    ...find(text, statusText, (match) => `http ${match[1]}`),
  ].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const signatures = new Map<string, ErrorSignature>();
  let covered = 0;
  for (const { span, key } of findings) {
    if (span.start < covered) continue;
    covered = span.end;
    const hash = stableHash(key);
    if (!signatures.has(hash)) signatures.set(hash, { hash, span });
  }
  return [...signatures.values()].slice(0, maxSignatures);
}
