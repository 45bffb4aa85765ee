import type { Kind } from "./kind";

/** Who the customer is and may do, where they are reached, how they pay. */
export const kindsOfPeople = {
  role: {
    asks: /\b(?:what|which)\b.{0,16}\b(?:role|permissions|rights)\b|\bwho (?:is|are) (?:the|your) (?:workspace |account )?owners?\b|\bare you (?:an? |the |one of the )?(?:(?:workspace|account|company) )?(?:admin\w*|owner|editor|member|manager)\b|\bwho\b.{0,16}\badmin/iu,
    gives:
      /\b(?:i'm|i am|as|i was)(?: only| just)? (?:an?|the|his|her|their) [\w -]{0,24}\b(?:editor|admin\w*|owner|viewer|member|manager|assistant|liquidator|head of \w+)|\bi(?:'ve| have) (?:no |full )?admin rights|\brole (?:is|=|:) ?["\w]+|"(?:editor|viewer|member|owner|admin)[^"]*"|\b(?:is|as|are|=|:|has|was|set to) (?:an? |the )?(?:editor|viewer|admin|owner|guest)s?\b|\bowners?(?: of [\w ]{1,24})? (?:is|was)\b[^.?!]*|\bonly (?:\w+ )?admins?\b[^.?!]*|\badmins? (?:is|are)\b[^.?!]*/giu,
  },
  plan: {
    asks: /\b(?:which|what)\b.{0,16}\b(?:plan|subscription|tier|package|edition)\b/iu,
    gives:
      /\b(?:on|On|have|the|our|in|use|from|to)(?: the| a)? (?:Free|Team|Business|Enterprise|Pro|Professional|Basic|Starter|Premium|Standard|Plus|Growth|Scale|Essential|Education)\b(?: plan)?|\b(?:[A-Z]\w+|[Mm]onthly|[Yy]early|[Aa]nnual) (?:plan|subscription)\b/gu,
  },
  email: {
    asks: /\b(?:which|what|tell|send|need|give|have)\b.{0,30}\be-?mail(?: address)?\b|\b(?:which|what) (?:mail )?address\b(?!.*\b(?:street|deliver|ship))|\bwhere (?:should|shall|do|can|may)\b.{0,40}\b(?:go|sent?|mail)\b/iu,
    gives: /(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/giu,
  },
  phone: {
    asks: /\b(?:phone|telephone|mobile) number\b|\bnumber\b.{0,20}\b(?:reach|call)\b|\bwhom? (?:can|may|could|should|shall) (?:we|i) (?:call|ring|phone|reach)\b|\b(?:reach|call) you (?:on|at|by phone)\b/iu,
    gives:
      /(?:\+\d|\b0\d)[\d ()/-]{5,}\d|\b(?:tel|phone|mobile|cell|call me (?:at|on))\b\.?:? ?(?:is )?\d[\d ()/-]{5,}\d/giu,
  },
  postal: {
    asks: /\b(?:postal|delivery|shipping|billing|full|street|home|new) address\b|\baddress of delivery\b|\bwhere (?:should|shall|do)\b.{0,30}\b(?:deliver|ship)/iu,
    gives:
      /\b\d+[a-z]? (?:[A-Z][a-z]+ ){1,3}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Way|Square|Court|Place|Row|Close|Quay)\b|\b[A-Z]\w+(?:straße|strasse|str\.|weg|gasse|platz|laan|straat) \d+|\b(?:[Rr]ue|[Vv]ia|[Cc]alle|[Aa]venida) [A-Z]?[\w ]+ \d+/gu,
  },
  company: {
    asks: /\b(?:company|organi[sz]ation|firm|business|account)(?:'s)? (?:name|called)\b|\bname of (?:your|the) (?:company|firm|organi[sz]ation|business|account|workspace)\b|\b(?:which|what)(?: is| are| your)? (?:company|firm|organi[sz]ation|workspace)\b/iu,
    gives:
      /\b(?:[Cc]ompany|[Ff]irm|[Oo]rgani[sz]ation|[Ss]chool|[Cc]harity|[Aa]ccount|[Ww]orkspace)(?: is called| name| is|:|,)* ?["(]?[A-Z][\w&' ]+|\b[A-Z][\w&]+(?: (?:& )?[A-Z][\w&]+)* (?:Ltd|GmbH|Inc|LLC|AG|ApS|AB|BV|SA|Oy|SRL|PLC|Co)\b/gu,
  },
  user: {
    asks: /\buser ?name\b|\blogin name\b|\b(?:what|which)(?:'s| is)?(?: the| your)?(?: [\w']+)? (?:user|login)\?|\b(?:which|what) (?:account|login|user) (?:do|did|are) you\b/iu,
    gives:
      /\b(?:user ?name|user|login)(?: is|:| =)* ["(]?(?=[\w.@-]*[.@_\d])[\w.@-]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/giu,
  },
  name: {
    asks: /\bwhat is your (?:full )?name\b|\byour (?:full )?name\b.*\?|\bwho (?:is|would be|are) (?:your|the|our) (?:main )?contact\b|\bto whom\b/iu,
    gives:
      /\b(?:[Cc]ontact(?: \w+){0,3}:?|[Mm]y name is|[Gg]reetings,?|[Rr]egards,?) (?!is\b|me\b)[A-Z][\w.'-]+(?: [A-Z][\w.'-]+)*|\bFor: [A-Z][\w ]+/gu,
  },
  payment: {
    asks: /\bpayment (?:method|means)\b|\bmethod of payment\b|\bhow (?:did|do|will|would|have) you (?:pay|paid)\b|\bwhich card\b|\bpa(?:id|y) (?:with|by) (?:which|what)\b/iu,
    gives:
      /\b(?:visa|mastercard|maestro|amex|american express|paypal|credit card|debit card|bank transfer|wire transfer|direct debit|sepa|apple pay|google pay|klarna)\b|\bpa(?:id|y|ying)\b[^.]{0,20}\b(?:by|with|via|through) (?!the\b|us\b)[\w-]+/giu,
  },
  interest: {
    asks: /\b(?:are|would) you (?:be )?interested\b|\bwould you (?:like|want) to (?:join|take part|try it|test it)\b/iu,
    gives:
      /\b(?:happy|glad|keen|love|interested|like)\b[^.]{0,24}\b(?:beta|pilot|preview|test|trial|join|try)\b|\bcount (?:me|us) in\b/giu,
  },
  country: {
    asks: /\b(?:which|what) countr(?:y|ies)\b/iu,
    gives:
      /\b(?:Portug(?:al|uese)|Spa(?:in|nish)|Fr(?:ance|ench)|German(?:y)?|Ital(?:y|ian)|Ir(?:eland|ish)|British|UK|England|Scot(?:land|tish)|Po(?:land|lish)|Dutch|Netherlands|Belgi(?:um|an)|Swiss|Switzerland|Austrian?|Swed(?:en|ish)|Norw(?:ay|egian)|Denmark|Danish|Fin(?:land|nish)|Czech(?:ia)?|Greece|Greek|Turkey|Turkish|Canad(?:a|ian)|Mexic(?:o|an)|Brazil(?:ian)?|Japan(?:ese)?|China|Chinese|Indian?|Australian?|USA?|United States|Iceland|Hungary|Romania|Croatia|Estonia|Latvia|Lithuania|New Zealand|South Africa)\b/gu,
  },
  place: {
    asks: /\bwhere (?:are|is) (?:you|your)\b.{0,20}\b(?:located|based)\b|\b(?:which|what) (?:city|town|office|site|branch|location)\b/iu,
    gives: /\b(?:in|at|from|near) [A-Z][\p{L}]{2,}|\b[A-Z][\p{L}]+ (?:office|site|branch)\b/gu,
  },
  affected: {
    asks: /\b(?:does|do) (?:it|this|that|the same) (?:also )?(?:happen|occur) (?:to|for|with) (?:others?|anyone|everyone|your|all|other)\b|\b(?:colleagues?|others|other (?:users|people|members))\b.{0,16}\b(?:have|see|get|experience|affected)\b.*\b(?:same|too|it|this|affected|problem|issue)\b|\b(?:only|just) you\b|\b(?:anyone|anybody) else\b|\b(?:everyone|everybody|others?|all users|other users|other people)\b.{0,24}\b(?:affected|too|as well|also|same)\b.*\?|\bwho(?: all| else)? is affected\b|\b(?:which|what) (?:users|people|accounts|members) are affected\b/iu,
    gives:
      /\b(?:affects? )?(?:everyone|everybody|all of us|nobody else|no one else|only me|just me|the whole (?:team|office|company))\b|\b(?:my|a|two|three|other|some|all|the) (?:\d+ )?(?:other )?colleagues?\b[^.]*|\bothers (?:are )?(?:ok|fine|see|have|go|too)\b|\bonly (?:the |those )?(?:ones|people|users|members)\b[^.]*|\bsame (?:for|with) (?:everyone|everybody|my|all|others?)\b/giu,
  },
  whoItIs: {
    asks: /^(?:and )?(?:who|whom|whose)\b|\bto whom\b|\bname of the (?:person|colleague|user|driver|agent|technician)\b/iu,
    gives:
      /(?<=[\p{Ll},;:(] )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|I\b)\p{Lu}\p{Ll}{2,}\b|^\p{Lu}\p{Ll}+ (?:sent|did|is|was|has|set|made|created|invited|changed)\b/gu,
    link: 0.5,
  },
  whereItIs: {
    asks: /^(?:and )?where\b/iu,
    gives: /\b(?:in|at|on|under|near|behind|inside|beside) (?:the |my |our |your |a )?\p{L}{3,}(?: \p{L}+)?/giu,
    link: 0.5,
  },
} satisfies Record<string, Kind>;
