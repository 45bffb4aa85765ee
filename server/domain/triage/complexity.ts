import { mergeSpans, noisyOr, phrases, readPhrases } from "./phrases";
import type { ErrorSignature, Signal, Span } from "./understanding";

/** What makes a fault hard for a generalist: self-made parts, odd conditions, depth of the technology. */
const book = {
  phrases: phrases([
    [
      "(?:custom|our own|own|self-written|self-built|in-?house|home-?grown|bespoke|proprietary|legacy) (?:\\p{L}{1,12} )?(?:integrations?|connectors?|scripts?|api clients?|middleware|apps?|applications?|plugins?|systems?|erp|implementation|code|listeners?|parsers?)|we(?:'ve| have)? (?:built|wrote|written|developed|programmed) (?:our|a|an|the)|connector kit",
      0.45,
    ],
    [
      "(?:only|just) (?:when|if|with|for some|happens|on some)|intermittent(?:ly)?|sporadic(?:ally)?|randomly|at random|no pattern|not reproducible|can't reproduce|cannot reproduce|reproducible|race condition|edge case|corner case|1 (?:in|out of) (?:about )?\\d{1,5}|\\d{1,3} out of (?:every )?\\d{1,5}",
      0.35,
    ],
    [
      "oauth|saml|scim|oidc|hmac|tls|ssl|cors|dns|graphql|idempoten(?:t|cy)|websockets?|mutual tls|certificates?|handshake|kerberos|row level security|schema (?:drift|mismatch)|replication|deadlock|race|memory leak|serializ(?:ation|er)|encoding|utf-?8|payload|canonical string|ttfb|p9[59]",
      0.25,
    ],
    [
      "(?:since|after|following) (?:the |our |your |we )?(?:\\p{L}{1,12} )?(?:migration|migrated|upgrade|upgraded|merger|update|release|switch(?:ed)?|cut-?over|rotat(?:ed|ion)|moved|renamed)",
      0.25,
    ],
    [
      "stack ?trace|traceback|core dump|har file|waterfall|trace id|correlation id|request id|console (?:shows|log|output)|log(?:s|file)? attached|network tab",
      0.35,
    ],
    [
      "(?:two|three|four|several|both|multiple|\\d{1,2}) (?:different )?(?:workspaces|identity providers|orgs|instances|regions|tenants|subsidiaries|domains|environments)",
      0.25,
    ],
  ]),
};

/** A line of a stack trace, in the shapes of JavaScript, Java and Python. */
const frameLine =
  /^[ \t]{0,12}(?:at [\w.$<>]{1,120} ?\([^)\n]{1,160}\)|at [^\s()]{1,120}:\d{1,6}|File "[^"\n]{1,160}", line \d{1,6})/gm;
const furtherSymptom =
  /(?<![\p{L}])(?:also|additionally|on top of that|besides|in addition|another (?:thing|problem|issue)|what's more|moreover|secondly|furthermore|second(?: problem| issue)?:|and then)(?![\p{L}])/giu;
const listItem = /^[ \t]{0,8}(?:[-*•]|\d{1,2}[.)])[ \t]/gm;
const code =
  /[{[]\s{0,4}"[^"\n]{1,60}"\s{0,3}:|<\/?[a-z][\w:]{1,40}[ >]|`{3}|\b(?:curl|SELECT)\s{1,3}\S|\b(?:GET|POST|PUT|PATCH|DELETE)\s{1,3}\/\w/g;

const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].slice(0, 20).map((match) => ({ start: match.index, end: match.index + match[0].length }));

/** How hard the message is to solve, 0..1: error codes, traces, code, self-made parts, several symptoms, much to read.
 *  `lower` is the same text in lower case. */
export function readComplexity(text: string, lower: string, errors: ErrorSignature[]): Signal {
  const worded = readPhrases(lower, book);
  const frames = spansOf(text, frameLine);
  const pieces = spansOf(text, code);
  const symptoms = [...spansOf(text, furtherSymptom), ...spansOf(text, listItem)];
  const words = (text.match(/\S{1,200}/g) ?? []).length;
  return {
    value: noisyOr([
      worded.value,
      Math.min(0.5, 0.22 * errors.length),
      frames.length === 0 ? 0 : 0.45,
      pieces.length === 0 ? 0 : 0.25,
      Math.min(0.4, 0.12 * symptoms.length),
      // A short question is rarely hard; from about 60 words on there is a story to follow.
      Math.max(0, Math.min(0.35, (words - 60) / 400)),
    ]),
    evidence: mergeSpans([...worded.evidence, ...errors.map(({ span }) => span), ...frames, ...pieces, ...symptoms]),
  };
}
