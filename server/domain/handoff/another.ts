/** "Did you try another browser?" is answered by a second one, not by the word "another". */

const browsers = /\b(?:firefox|chrome|safari|edge|opera|brave|vivaldi|chromium)\b/giu;
const second = "(?:another|a different|a second|other|his|her|their|\\w+'s|old|new|home|work|private|spare)";

const things: readonly { asks: RegExp; gives: RegExp }[] = [
  {
    asks: /\b(?:another|other|different|second) (?:web )?browsers?\b/iu,
    gives: new RegExp(
      String.raw`\b${second} browsers?\b|\b(?:also|tried|and|then|too|both)\b.{0,20}${browsers.source}`,
      "giu",
    ),
  },
  {
    asks: /\b(?:another|other|different|second) (?:computer|pc|laptop|machine|device|phone|tablet)s?\b/iu,
    gives: new RegExp(
      String.raw`\b${second} (?:computer|pc|laptop|machine|device|phone|tablet|mac)s?\b|\b(?:also|same|too|and) (?:on|with|in) (?:my |the |his |her |an? )?(?:phone|mobile|tablet|ipad|laptop|pc|mac|iphone)\b|\bon (?:both|all|two|three) \w+`,
      "giu",
    ),
  },
  {
    asks: /\b(?:another|other|different|second) (?:network|connection|wi-?fi|line)\b|\bmobile data\b/iu,
    gives: new RegExp(
      String.raw`\b${second} (?:network|connection|wi-?fi|line)s?\b|\b(?:mobile data|hotspot|tethering|from home|at home|on 4g|on 5g|via lte)\b`,
      "giu",
    ),
  },
  {
    asks: /\b(?:another|other|different|second) (?:cable|port|socket|outlet|adapter|charger|power supply|power brick)\b|\bfrom another \w+\?/iu,
    gives: new RegExp(
      String.raw`\b(?:swapped|exchanged|changed|replaced|tried) (?:the|with|a|all)?[^.]{0,20}\b(?:cable|port|socket|outlet|adapter|charger|supply|brick|one)s?\b|\b${second} (?:cable|port|socket|outlet|adapter|charger)s?\b`,
      "giu",
    ),
  },
];

/** How a customer says that they tried with the other thing that a question asks for, or null where it asks for none. */
export const anotherAsked = (question: string): RegExp | null =>
  things.find((t) => t.asks.test(question))?.gives ?? null;
