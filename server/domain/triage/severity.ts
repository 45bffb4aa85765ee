import { mergeSpans, noisyOr, type PhraseBook, phrases, plainNegation, readPhrases } from "./phrases";
import type { Signal } from "./understanding";

const things =
  "(?:data|records|rows|dashboards?|fields|files|history|entries|numbers|workflows?|contacts|customers|accounts|prices|everything|reports?|work|mappings?)";

/** What is wrong: nothing works, somebody cannot work, data is gone, it works badly. */
const state: PhraseBook = {
  phrases: phrases([
    [
      "(?:is|are|was|went|'s|completely|totally|still|be) down(?! (?:\\d|by|to|from|on|compared|the|in))|outage|(?:is|are|went) offline|(?:is|are) (?:completely |currently |totally )?unavailable|nothing (?:works|is working|loads)|(?:has |have )?stopped working (?:completely|entirely|for)|total failure|crashed for",
      0.6,
    ],
    [
      "production (?:is |has |system |environment )?(?:down|stopped|blocked|affected|impacted|broken)|standstill|(?:business|operations|work) (?:has |have |is |are )?(?:stopped|halted|interrupted|at a halt)",
      0.65,
    ],
    [
      `(?:lost|losing|(?:accidentally|has|have|been|it|sync|import|update|workflow|you|they|someone) deleted|overwr(?:ote|itten)|wiped|erased|destroyed|corrupt(?:ed|s)?) (?:\\p{L}{1,12} ){0,3}${things}`,
      0.55,
    ],
    [
      `${things} (?:\\p{L}{1,12} ){0,3}(?:lost|deleted|overwritten|wiped|gone|vanished|disappeared|corrupted|erased|empty after)`,
      0.5,
    ],
    ["data loss|loss of data", 0.65],
    [
      "(?:nobody|no one|none of us) (?:\\p{L}{1,12} ){0,4}(?:can|could|is able to) (?:\\p{L}{1,10} )?(?:work|log ?in|sign ?in|access|get in|open|use|come in|do anything)",
      0.55,
    ],
    [
      "(?:can't|cannot|can not|unable to|couldn't|not able to|can no longer|impossible to) (?:\\p{L}{1,10} )?(?:work|log ?in|sign ?in|access|get in|open|use|continue|proceed|do anything|ship|sell|serve|invoice|operate)",
      0.4,
    ],
    [
      "locked out|blocked|is blocking (?:us|me|our)|suspended|unusable|completely broken|totally broken|showstopper|show-stopper|blocker",
      0.4,
    ],
    [
      "(?:fails?|failed|failing|broken|crash(?:es|ed|ing)?|doesn't work|does not work|not working|isn't working|stopped|stuck|error)",
      0.2,
    ],
    ["slow(?:ly|er)?|sluggish|laggy|delayed|intermittent(?:ly)?|sometimes|partially|degraded|occasionally", 0.12],
  ]),
  takenBackBy: /(?:^|[\s("'])(?:isn't|not|no|never|without|nothing is|weren't|wasn't)\s{1,4}$/iu,
};

/** How many it hits. */
const breadth: PhraseBook = {
  phrases: phrases([
    [
      "everyone|everybody|nobody|no one|none of (?:us|our)|all (?:of )?(?:our |the |my )?(?:users|customers|staff|employees|agents|teams|people|colleagues|clients|offices|sites|workspaces|us)|(?:whole|entire) (?:company|organi[sz]ation|business|office|workspace|firm|plant|workforce)|company-?wide|all \\d{2,5}(?: of us)?",
      0.55,
    ],
    [
      "(?:whole|entire|our|my) (?:team|department|office|branch)|several (?:people|colleagues|users|customers|of us)|many (?:people|users|colleagues|customers)|(?:\\d{2,5}|dozens of|hundreds of|thousands of|twenty|thirty|forty|fifty) (?:people|users|agents|colleagues|customers|employees|of us|staff)",
      0.35,
    ],
    ["(?:my|two|three|some) colleagues?|both of us|two of us|three of us", 0.12],
  ]),
  takenBackBy: plainNegation,
};

/** Impact, 0..1. How many are hit counts only with something that is wrong: "give everyone access" is no outage. */
export function readSeverity(text: string): Signal {
  const wrong = readPhrases(text, state);
  if (wrong.value === 0) return wrong;
  const many = readPhrases(text, breadth);
  // A crowd makes a standstill worse than it makes a flaw.
  const crowd = many.value * Math.min(1, 0.35 + wrong.value);
  return { value: noisyOr([wrong.value, crowd]), evidence: mergeSpans([...wrong.evidence, ...many.evidence]) };
}
