/** Pieces that the patterns of several kinds share. */

export const number = String.raw`(?:\d[\d.,]*k?|two|three|four|five|six|seven|eight|nine|ten|twelve|several)`;
export const unit =
  "(?:ms|sec(?:ond)?s?|s|min(?:ute)?s?|hours?|hrs?|h|days?|nights?|weeks?|months?|years?|yrs?)(?![\\p{L}])";
const weekday = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
export const clock = String.raw`\b(?:\d{1,2}[:.]\d{2}(?![.:]?\d)|\d{1,2} ?[ap]\.?m\b|\d{1,2} o'clock|noon|midnight)`;
/** A day, or as near to it as people say it. */
export const day = String.raw`\b(?:${weekday}|\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month}\b|${month} \d{1,2}|(?:in|of|since|until|till|by|from|end of|early|late) ${month}\b|${month} (?:to|-) ${month}\b|\d{1,2}(?:st|nd|rd|th)\b|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)?|yesterday|today|tonight|tomorrow|(?:last|next|this) (?:night|evening|morning|week(?:end)?|month|year|spring|summer|autumn|winter)|(?:end|middle|beginning) of (?:the |next )?(?:month|week|year)|in ${number} (?:days?|weeks?|hours?)|${number} (?:days?|weeks?|months?) ago)`;
export const wh = "\\b(?:what|what's|whats|which|name|tell)\\b";

export const any = (source: string): RegExp => new RegExp(source, "iu");
export const each = (source: string): RegExp => new RegExp(source, "giu");
