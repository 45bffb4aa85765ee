import { type PhraseBook, phrases } from "./phrases";

const period =
  "(?:refund|return|cancellation|notice|trial|grace|contract|withdrawal|renewal|(?:14|30|60|90)[- ]day)[ -](?:window|period|deadline|term|limit|date)";

/** The customer asks to be treated outside the terms. Not: exceptions in code, rules of the product, plain questions. */
export const policyException: PhraseBook = {
  phrases: phrases([
    [
      "(?:make|grant|give (?:me|us)|ask for|asking for|request|requesting|need|want|hope for|hoping for) (?:an |a |one |us an |me an |us one |this )(?:small |single |one-time |little )?exception",
      0.85,
    ],
    ["exception to (?:the|your|this) (?:rule|rules|policy|terms|contract)", 0.85],
    ["(?:waive|waiving) (?:the|this|that|our|my|your|all|any|a|it|them)", 0.8],
    ["bend the rules?|turn a blind eye|look the other way", 0.85],
    [
      "(?:goodwill|courtesy) (?:gesture|refund|credit|extension|basis)|gesture of goodwill|out of (?:goodwill|courtesy)|as a (?:courtesy|goodwill|one-off|one-time thing)",
      0.7,
    ],
    ["special (?:arrangement|treatment|permission|dispensation|concession)", 0.6],
    [
      "(?:extend|prolong|postpone|push back|move|delay) (?:the |our |my |this |your |payment ){0,2}(?:deadline|due date|payment (?:term|terms|deadline|date)|notice period|grace period|cancellation period|refund window)(?! (?:field|column|filter|widget|task))",
      0.7,
    ],
    ["(?:extend|prolong|reactivate|extension of|extending) (?:the |our |my |this |free ){0,2}trial", 0.55],
    ["(?:payment|deadline|trial) extension", 0.55],
    [
      "(?:more|extra|additional) time (?:to pay|for (?:the|our) payment)|pay (?:it |the invoice |this )?(?:a bit |a little |a few days |a week )?later than",
      0.6,
    ],
    [`(?:outside|past|beyond|missed|after) (?:of )?(?:the |your |our |my )?${period}`, 0.6],
    [
      `${period} (?:has |is |had |was )?(?:already |just |long )?(?:passed|over|expired|ended|gone|elapsed)[^.!?\\n]{0,20} (?:but|yet|still|however)`,
      0.7,
    ],
    [
      `(?:i|we) (?:know|realise|realize|understand|am aware|are aware|see) [^.!?\\n]{0,60}(?:terms|policy|contract|${period}|not normally|not usually|against the rules)[^.!?\\n]{0,50} (?:but|however|still|yet|could|can)`,
      0.75,
    ],
    [
      "(?:give|grant|allow|get|have|need)(?: me| us)? (?:a |some |any |another )?(?:few |couple of |two |three |five |ten |\\d{1,2} )?(?:more )?(?:days?'? )?(?:of )?(?:grace|leeway|leniency|slack)",
      0.6,
    ],
    ["be (?:so )?lenient|show (?:some )?leniency|turn down the penalty", 0.7],
    [
      "(?:cancel|terminate|leave|get out|end|exit|released?|step out)[^.!?\\n]{0,35} (?:without (?:paying |a |the |any )?(?:penalty|notice|fee|fees|charge)|before the (?:end of the )?(?:term|contract|minimum)|early without)",
      0.65,
    ],
    [
      "(?:refund|cancel|discount|downgrade|upgrade)[^.!?\\n]{0,30} (?:even though|although) [^.!?\\n]{0,50}(?:terms|policy|contract|deadline|late|expired|not allowed|agreed)",
      0.7,
    ],
    [
      "(?:ignore|overlook|bypass|get round|get around|circumvent|disregard) (?:the |your |this |our )?(?:policy|terms|contract|notice period|minimum term|agreement)",
      0.7,
    ],
    [
      "honou?r (?:the |our |my |your |that |this )?(?:old |previous |original |expired |earlier )?(?:price|prices|discount|offer|quote|deal|rate|coupon)",
      0.6,
    ],
    [
      "(?:apply|backdate|grant)[^.!?\\n]{0,25} retroactively|retroactive (?:discount|credit|refund|change)|backdate (?:the|our|my)",
      0.55,
    ],
    ["(?:don't|do not|not) (?:suspend|cut off|block|lock|shut off) (?:us|our (?:account|workspace|access)|me)", 0.5],
    [
      "(?:i|we) (?:know|realise|realize) (?:this |that |it )?(?:isn't|is not|it's not|it isn't|is against|goes against|is outside)[^.!?\\n]{0,30}(?:normal|usual|standard|policy|terms|rules|allowed)",
      0.75,
    ],
    ["just this once|only this (?:one time|once)", 0.5],
  ]),
  takenBackBy:
    /(?:^|\s)(?:no need|not asking|not looking|don't need|do not need|don't want|how do you|never)(?:\s{1,4}[\p{L}']{1,12}){0,4}\s{0,4}$|(?:^|\s)(?:code|java|python|firewall|function|method|threw|throws)(?:\s{1,4}[\p{L}']{1,12}){0,3}\s{0,4}$/iu,
};
