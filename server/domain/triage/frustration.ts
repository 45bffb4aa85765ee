import { clauseBefore, mergeSpans, noisyOr, phrases, plainNegation, readPhrases } from "./phrases";
import type { Signal, Span } from "./understanding";

/** Words of anger and disappointment, and what people write when they have lost patience. */
const lexicon = {
  phrases: phrases([
    ["unacceptable|outrage(?:ous|d)?|disgrace(?:ful)?|disgusting|appalling|furious|infuriat(?:ing|ed|es)|livid", 0.65],
    ["ridiculous|absurd|pathetic|laughable|shameful|atrocious|abysmal|incompeten(?:t|ce)|scandalous", 0.6],
    [
      "terrible|horrible|awful|dreadful|nightmare|worst|useless|worthless|garbage|rubbish|trash|crap(?:py)?|sucks?|lousy|horrendous|mess",
      0.45,
    ],
    [
      "fed up|sick (?:and tired )?of|tired of|had (?:it|enough)|have had enough|lost (?:my|our|all) patience|running out of patience|patience is|driving (?:me|us) (?:crazy|mad|nuts|insane)|killing (?:me|us)|last straw",
      0.6,
    ],
    [
      "angry|mad at|upset|pissed(?: off)?|annoy(?:ed|ing|s)|irritat(?:ed|ing)|frustrat(?:ed|ing|ion|es)|aggravating|exasperat(?:ed|ing)",
      0.5,
    ],
    [
      "disappoint(?:ed|ing|ment)|dissatisfied|unhappy|not happy|let down|unsatisf(?:ied|actory)|poor (?:service|support|quality)|bad (?:service|support|experience)",
      0.4,
    ],
    [
      "wtf|wth|for god's sake|for heaven's sake|ffs|damn(?:ed|it)?|bloody|what the (?:hell|heck|fuck)|fuck(?:ing|ed)?|shit(?:ty|s)?|bullshit|bs|idiots?|stupid|morons?|dumb|arse|asshole|bastards?",
      0.6,
    ],
    ["waste of (?:time|money|my time|our time)|wast(?:ed|ing) (?:my|our|hours|days|so much|enough|\\d{1,3})", 0.5],
    ["hate|despise|can't stand|loathe", 0.4],
    [
      "unbelievable|incredible that|are you (?:kidding|serious|joking)|is this a joke|(?:what|is|such) a joke|you must be joking|seriously\\?|how hard can it be|how is (?:this|that) (?:even )?possible|come on",
      0.45,
    ],
    [
      "broken promises|false promises|promised (?:me|us)|you (?:keep|kept) (?:saying|telling|promising)|lied|liars?|lying to (?:me|us)|misled|misleading|ripped off|rip-?off|cheated",
      0.45,
    ],
    [
      "no ?(?:one|body) (?:is |ever ){0,2}(?:answering|replying|helping|answers|replies|responds|cares|helps|answered|replied|responded|got back)|ignor(?:ed|ing) (?:me|us|my|our)|never (?:got|had|received) (?:an |any )?(?:answer|reply|response)|no (?:answer|reply|response) (?:so far|yet|whatsoever|at all|for|since|in)|without (?:any )?(?:answer|reply|response)",
      0.45,
    ],
    ["still (?:no|not|nothing|waiting|broken|doesn't|isn't|haven't|can't|unresolved|the same)", 0.22],
    ["embarrass(?:ing|ed|ment)|humiliat(?:ing|ed)", 0.3],
    [
      "never again|regret|leaving you|taking our business|switch(?:ing)? to (?:a|your) competitor|cancel everything|done with (?:you|this|it)|want out",
      0.4,
    ],
    [
      "(?:super|really|extremely|so|very|painfully|unbearably|totally|completely|absolutely) (?:slow|bad|annoying|poor|broken|unusable|confusing|unprofessional|useless)|unprofessional|unusable|amateur(?:ish)?s?",
      0.35,
    ],
  ]),
  takenBackBy: plainNegation,
};

/** Saying how often: each is a customer who counts. */
const repeats = {
  phrases: phrases([
    ["(?:the )?(?:second|2nd) time", 0.2],
    ["(?:the )?(?:third|fourth|fifth|sixth|tenth|hundredth|umpteenth|nth|\\d{1,3}(?:rd|th)) time", 0.5],
    [
      "how many (?:more )?times|time and again|time after time|over and over|again and again|yet again|once again|every single (?:time|day)|every time|all the time",
      0.3,
    ],
    [
      "(?:three|four|five|six|seven|eight|nine|ten|several|many|countless|multiple|\\d{1,2}) (?:times|e-?mails|calls|tickets|messages|requests|attempts) (?:already|now|and|about|without)|asked (?:you )?(?:\\p{L}{1,10} ){0,4}(?:three|four|five|several|many|\\d{1,2}) times",
      0.4,
    ],
    ["for (?:the last |the past )?(?:days|weeks|months|ages|hours)(?: now)?", 0.25],
  ]),
};

/** Words that are written in capitals anyway. */
const acronym =
  /^(?:\p{Lu}{1,4}S?|HTTPS?|OAUTH|HUBSPOT|PATCH|DELETE|NULL|TRUE|FALSE|ERROR|WARN|DEBUG|INFO|SELECT|WHERE|HTML|JSON|XLSX|POST|SAML|SCIM|ASAP)$/u;
const shouting = /(?<![\p{L}\p{N}_])\p{Lu}[\p{Lu}']{1,24}(?![\p{L}\p{N}_])/gu;
const stressed = new Set([
  "NOT",
  "NOW",
  "ALL",
  "STOP",
  "NEVER",
  "STILL",
  "WHY",
  "YOU",
  "HELP",
  "FIX",
  "NO",
  "ANY",
  "EVERY",
  "AGAIN",
]);

/** Spans of shouted words; a line of capitals with digits or underscores is a log, not a voice. */
function shoutedWords(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(shouting)) {
    if (acronym.test(match[0]) && !stressed.has(match[0])) continue;
    spans.push({ start: match.index, end: match.index + match[0].length });
    if (spans.length > 50) break;
  }
  return spans;
}

function punctuation(text: string): Span[] {
  return [...text.matchAll(/[!?]{2,12}/g)]
    .slice(0, 20)
    .filter((match) => !/[=&/]$/.test(clauseBefore(text, match.index)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Anger and lost patience, 0..1: words by a weighted lexicon, said louder by capitals, "!!!" and counted repeats. `lower` is the same
 *  text in lower case. */
export function readFrustration(text: string, lower: string): Signal {
  const words = readPhrases(lower, lexicon);
  const counted = readPhrases(lower, repeats);
  const shouts = shoutedWords(text);
  const marks = punctuation(text);
  // Emphasis alone may be joy or hurry, so it weighs half as much where no word of displeasure goes with it.
  const backing = words.value > 0 || counted.value > 0 ? 1 : 0.5;
  const loud = shouts.length === 0 ? 0 : backing * Math.min(0.5, 0.12 + 0.1 * shouts.length);
  const pressed = marks.length === 0 ? 0 : backing * Math.min(0.45, 0.2 + 0.08 * marks.length);
  return {
    value: noisyOr([words.value, counted.value, loud, pressed]),
    evidence: mergeSpans([...words.evidence, ...counted.evidence, ...shouts, ...marks]),
  };
}
