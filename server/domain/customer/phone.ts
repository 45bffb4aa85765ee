/** What people put between the digits of a telephone number. */
const separators = /[\s\u00a0().\-\u2010-\u2015/]/g;

/** What is wrong with a number that cannot be used, and the remedy. */
export const phoneRemedy = "write the number with its country code, like +49 30 1234567";

/** A telephone number in E.164: `+`, country code, subscriber, 7 to 15 digits. Spaces, hyphens, dots, slashes and brackets are
 *  dropped, a leading 00 becomes `+`, and the "(0)" that is only dialled within a country goes. Null without a country code:
 *  guessing one would take two people for one. */
export function normalisePhone(text: string): string | null {
  const bare = text
    .trim()
    .replace(/^(\+|00)([\d\s]*)\(0\)/, "$1$2")
    .replace(separators, "")
    .replace(/^00/, "+");
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : null;
}
