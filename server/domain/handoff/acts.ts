/** What support asks people to do or look at again and again, and how they say that it was done: in the past, or with the state
 *  that it led to. */
const acts: readonly { asks: RegExp; gives: RegExp }[] = [
  {
    asks: /\b(?:re-?start|re-?boot|power.?cycl)\w*/iu,
    gives:
      /\bre-?(?:started|booted)\b|\bpower.?cycled\b|\bre-?(?:start|boot)(?:ing)? (?:didn't|did not|doesn't|does not|changed|brought|no)\b/giu,
  },
  {
    asks: /\bre-?install\w*/iu,
    gives: /\bre-?installed\b|\b(?:uninstalled|deleted|removed)\b.{0,24}\b(?:installed|again)\b/giu,
  },
  {
    asks: /\b(?:clear|delet|empt|clean|remov)\w*\b.{0,20}\b(?:cache|cookies|history)\b/iu,
    gives:
      /\b(?:cleared|deleted|emptied|cleaned|removed)\b.{0,30}\b(?:cache|cookies|history)\b|\b(?:cache|cookies)\b.{0,20}\b(?:cleared|deleted|emptied)\b/giu,
  },
  {
    asks: /\b(?:incognito|inprivate|private (?:window|mode|tab|browsing|or))\b/iu,
    gives: /\b(?:incognito|inprivate|private (?:window|mode|tab|browsing|one))\b/giu,
  },
  {
    asks: /\b(?:log|sign)(?:ged|ging|ing|ed)?[ -]?(?:out|off)\b/iu,
    gives: /\b(?:logged|signed) (?:\w+ )?(?:out|off)\b/giu,
  },
  {
    asks: /\breset(?:ting)?\b.{0,20}\bpassword\b/iu,
    gives:
      /\b(?:i|we|have|already|did|was|she|he)\b.{0,16}\breset\b.{0,20}\bpassword\b|\bpassword (?:was |has been )?reset\b/giu,
  },
  {
    asks: /\b(?:extensions?|add-?ons?|ad-? ?blockers?|plug-?ins?)\b/iu,
    gives:
      /\b(?:no|without|disabled|turned off|switched off|removed|off)\b.{0,20}\b(?:extensions?|add-?ons?|ad-? ?blockers?|plug-?ins?)\b|\b(?:extensions?|add-?ons?|ad-? ?blockers?|plug-?ins?)\b.{0,20}\b(?:off|disabled|removed|none)\b/giu,
  },
  { asks: /\bvpn\b/iu, gives: /\bvpn\b/giu },
  {
    asks: /\b(?:spam|junk)\b/iu,
    gives:
      /\b(?:checked|looked|not|nothing|neither|no|also|nor|empty)\b.{0,30}\b(?:spam|junk)\b|\b(?:spam|junk)\b.{0,24}\b(?:empty|checked|nothing|neither|too|either|nope)\b/giu,
  },
  {
    asks: /\bre-?connect\w*|\bdisconnect\w*\b.{0,20}\bconnect/iu,
    gives:
      /\bre-?connected\b|\bdisconnected and (?:re-?)?connected\b|\b(?:removed|unlinked) and (?:re-?)?(?:added|linked)\b/giu,
  },
  { asks: /\b(?:reload|hard refresh|f5)\w*\b/iu, gives: /\b(?:reloaded|refreshed|f5)\b/giu },
  {
    asks: /\bpop-?ups?\b/iu,
    gives:
      /\bpop-?ups?\b.{0,24}\b(?:allowed|off|disabled|none|enabled)\b|\b(?:no|allowed|disabled)\b.{0,12}\bpop-?ups?\b/giu,
  },
  {
    asks: /\bwhat (?:have|did) you (?:already )?tr(?:y|ied)\b|\b(?:which|what) (?:troubleshooting )?steps have you\b/iu,
    gives:
      /\b(?:tried|cleared|restarted|rebooted|reinstalled|logged out|reset|updated|disconnected|reconnected|closed|unplugged|swapped|checked)\b[^.!?]*/giu,
  },
];

/** How a customer says that they did what a question asks them to do, or null where it is none of these. */
export const actAsked = (question: string): RegExp | null => acts.find((a) => a.asks.test(question))?.gives ?? null;
