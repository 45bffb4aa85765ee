import type { Kind } from "./kind";
import { any, clock, day, each, number, unit } from "./patterns";

/** When, since when, how long, how often, and how much. */
export const kindsOfTime = {
  since: {
    asks: /\bsince (?:when|what|which)\b|\bhow long (?:has|have)\b(?! you been (?:an?|with|our)\b)|\bwhen did\b.{0,50}\b(?:start|begin|first|appear|stop)|\b(?:when|what day|which day)\b.{0,30}\bfirst\b|\bwhen (?:it|this|that) (?:started|began)/iu,
    gives: each(
      String.raw`\b(?:ever )?since (?:about |around |roughly |the |this |last |we |you |i |our |your |they |it |that |my |then|a )?[\w:]+(?: [\w:]+){0,3}|\b(?:started|began|start|begin)s? (?:on|with|after|in|this|yesterday|last|when|at|around|about|today|\d)[^.,;]*|\bfor (?:about |over |more than )?(?:${number}|a|the last|the past) ${unit}|\b(?:after|with) (?:the|your|our|last) (?:[\w.]+ ){0,2}(?:update|upgrade|release|migration|change|switch|power cut|move)\b|\bafter (?:we |i |you )?(?:migrat|updat|upgrad|switch|mov|chang|install)\w+|\b(?:worked|works) (?:fine |well )?(?:until|till|'til|before)[^.,;]*`,
    ),
  },
  callTime: {
    asks: /\b(?:when|what time|which time)\b.{0,24}\b(?:call|reach|available|convenient)\b|\bbest time\b/iu,
    gives: each(
      String.raw`\b(?:call|reach|available|reachable|free|after|before|between|until|from)\b[^.!?]{0,24}(?:${clock}|\b\d{1,2}\b|\b(?:mornings?|afternoons?|evenings?)\b|${day})`,
    ),
  },
  hour: {
    asks: /\b(?:what|which|exact) (?:exact )?(?:time|hour|minute)s?\b(?! zone)|\bwhen exactly\b|\btime ?stamps?\b/iu,
    gives: each(clock),
    link: 0.6,
  },
  times: {
    asks: /\bhow many times\b/iu,
    gives: each(String.raw`\b(?:once|twice|thrice|${number} times|\d+ ?x)(?![\p{L}])`),
  },
  often: {
    asks: /\bhow (?:often|frequent(?:ly)?|fresh|regularly)\b|\b(?:is|does|do) (?:it|this|that|they|the \w+)\b.{0,20}\b(?:every time|always|constant(?:ly)?|intermittent(?:ly)?|occasionally|sometimes|each time)\b|\b(?:every time|always) or\b/iu,
    gives: each(
      String.raw`\b(?:always|never|every \w+|each time|sometimes|now and then|daily|hourly|nightly|weekly|randomly|occasionally|intermittent(?:ly)?|(?:once|twice) an?\b|${number} (?:times )?(?:a|per) (?:day|week|hour|month|night)|\d+ out of \d+)`,
    ),
  },
  amount: {
    asks: /\b(?:what|which|how much)\b.{0,30}\b(?:amounts?|sums?|charged|paid|pay|deducted|taken|cost|price)\b|\bhow much (?:money|was|is|were|did)\b/iu,
    gives: each(
      String.raw`(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF)) ?\d[\d.,]*|\b\d[\d.,]* ?(?:€|\$|£|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?|francs?)\b)|\b\d+[.,]\d\d\b(?![.\d/])`,
    ),
    link: 0.01,
  },
  size: {
    asks: /\bhow (?:big|large)\b|\b(?:what|which) (?:file ?)?size\b|\bfile size\b/iu,
    gives:
      /\b\d[\d.,]* ?(?:kb|mb|gb|tb|kib|mib|gib|bytes)\b|\b\d{2,} ?x ?\d{2,}\b|\b\d[\d.,]*(?: ?(?:cm|mm|inch(?:es)?|kg)|-pack)\b/giu,
    link: 0.01,
  },
  workedBefore: {
    asks: /\b(?:did|has) (?:it|this|that|the [\w ]{1,20}?)(?: ever)? work(?:ed)?\b.{0,12}\b(?:before|until|in the past|ever)\b|\bever worked\b/iu,
    gives:
      /\bworked (?:fine|well|before|until|till|'til|yesterday|last|for|perfectly)[^.,;]*|\bused to work\b|\bnever (?:worked|did)\b/giu,
  },
  volume: {
    asks: any(
      String.raw`\b(?:what|which) (?:volume|quantity)\b|\bhow much data\b|\bhow many (?:records|rows|objects|items)\b`,
    ),
    gives: each(
      String.raw`\b\d[\d.,]* ?(?:k|thousand|million|m)?\b (?:records|objects|rows|lines|items|entries|contacts|files)\b|\b\d[\d.,]* ?(?:GB|TB|MB)\b`,
    ),
  },
  deadline: {
    asks: /\bby when\b|\bdeadline\b|\buntil when\b|\bby (?:what|which) (?:date|day|time)\b|\bhow (?:urgent|soon)\b|\bwhen (?:do|does|must|would|will|is|are)\b.{0,40}\b(?:need|due|latest|expire|run out)/iu,
    gives: each(String.raw`\b(?:by|before|until|till|as of|deadline|due|on|in|at)\b[^.!?]{0,14}${day}|${day}`),
  },
  lasting: {
    asks: /\bhow long (?:should|shall|must|do you (?:need|want)|would you)\b/iu,
    gives: each(String.raw`\b(?:need|want|least|minimum|like|would)\b[^.!?]{0,40}\b(?:${number}|an?) ?-?${unit}`),
  },
  duration: {
    asks: /\bhow long\b|\bhow old\b|\bfor what (?:term|period)\b|\b(?:what|which) (?:date range|time ?span|period)\b|\b(?:what|which) (?:term|duration)\b/iu,
    gives: each(
      String.raw`\b(?:${number}|an?|half an?) ?-?${unit}|~\d+ ?ms|\b(?:until|till|between|from)\b[^.!?]{0,14}${day}`,
    ),
    link: 0.01,
  },
  when: {
    asks: /\b(?<!since |by |until )when\b(?! (?:you|i|we|it|the|she|he|they)\b)|\b(?:which|what)(?:'s)?(?: is)?(?: the)? (?:date|day|month|week|year|evening)s?\b|\bfrom when\b/iu,
    gives: each(`${day}|${clock}`),
    link: 0.3,
  },
} satisfies Record<string, Kind>;
